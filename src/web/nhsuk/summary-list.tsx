import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './attributes.ts'
import { type CardAction, CardActions } from './card.tsx'

export type SummaryRow = {
  readonly key: ComponentChildren
  readonly value: ComponentChildren
  readonly actions?: readonly CardAction[] | undefined
  readonly border?: false | undefined
  /** Of the key's column, such as `one-half`. */
  readonly keyWidth?: string | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
}

type SummaryListProps = {
  readonly rows: readonly SummaryRow[]
  readonly border?: false | undefined
  readonly lastRowBorder?: false | undefined
  /** The heading of the card that the list stands in, which its actions then say too. */
  readonly cardHeading?: ComponentChildren
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** Facts by name, such as the answers given, with links to change them. */
export function SummaryList(props: SummaryListProps) {
  const { rows, border, lastRowBorder, cardHeading, id, classes, attributes } = props
  const lines =
    border === false
      ? 'nhsuk-summary-list--no-border'
      : lastRowBorder === false && 'nhsuk-summary-list--no-last-row-border'
  const hasActions = rows.some(({ actions = [] }) => actions.length > 0)
  return (
    <dl class={classNames('nhsuk-summary-list', lines, classes)} id={id} {...attributes}>
      {rows.map((row) => (
        <Row row={row} hasActions={hasActions} cardHeading={cardHeading} />
      ))}
    </dl>
  )
}

type RowProps = { readonly row: SummaryRow; readonly hasActions: boolean; readonly cardHeading: ComponentChildren }

function Row({ row, hasActions, cardHeading }: RowProps) {
  const { key, value, actions = [], border, keyWidth, id, classes } = row
  const rowClasses = classNames(
    'nhsuk-summary-list__row',
    hasActions && actions.length === 0 && 'nhsuk-summary-list__row--no-actions',
    border === false && 'nhsuk-summary-list__row--no-border',
    classes,
  )
  return (
    <div class={rowClasses} id={id}>
      <dt class={classNames('nhsuk-summary-list__key', keyWidth && `nhsuk-u-width-${keyWidth}`)}>{key}</dt>
      <dd class="nhsuk-summary-list__value">{value}</dd>
      {actions.length > 0 && (
        <dd class="nhsuk-summary-list__actions">
          <CardActions
            actions={actions}
            heading={cardHeading}
            listClass="nhsuk-summary-list__actions-list"
            itemClass="nhsuk-summary-list__actions-list-item"
          />
        </dd>
      )}
    </div>
  )
}

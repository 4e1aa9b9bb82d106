import type { ComponentChildren } from 'preact'
import { itemText } from '../../core/catalogue/catalogues.ts'
import { formatDate } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { describeCovidImpact, describeOwner } from '../../core/plan/describe.ts'
import { furtherTexts, type ItemTextName, itemTexts, partLabel } from '../../core/plan/item-texts.ts'
import { type Action, isDone, type PlanItem } from '../../core/plan/plan.ts'
import { Card } from '../nhsuk/card.tsx'
import { SummaryList, type SummaryRow } from '../nhsuk/summary-list.tsx'
import { CompletionText } from './day-text.tsx'
import { StatusTag } from './status-tag.tsx'
import { Lines } from './text.tsx'

type PlanItemCardProps = {
  /** The toolkit year whose catalogue says what the item asks. */
  readonly cycle: CycleName
  readonly item: PlanItem
  /** The page that changes the item, for viewers who may. */
  readonly href?: string | undefined
  /** Shown below the item, such as its problems. */
  readonly children?: ComponentChildren
}

/** Everything that a plan says about one evidence item, to read. Its id is `item-4.5.3`. */
export function PlanItemCard({ cycle, item, href, children }: PlanItemCardProps) {
  const { evidence, owner, covid } = item
  return (
    <Card
      id={`item-${evidence}`}
      heading={`Evidence item ${evidence}`}
      headingLevel={3}
      headingSize="s"
      actions={href === undefined ? [] : [{ text: 'Change', href }]}
    >
      {isDone(item) && <StatusTag name="All actions done" tone="good" />}
      <SummaryList
        rows={[
          { key: 'What it asks', value: itemText(cycle, evidence) ?? 'Not in the catalogue of this service' },
          ...itemTextRows(item, ['gap']),
          { key: partLabel('actions'), value: <Actions actions={item.actions} /> },
          { key: partLabel('owner'), value: describeOwner(owner) },
          { key: partLabel('completion'), value: <CompletionText completion={item.completion} done={isDone(item)} /> },
          { key: partLabel('covid'), value: <Lines text={describeCovidImpact(covid)} /> },
          ...itemTextRows(item, furtherTexts),
        ]}
      />
      {children}
    </Card>
  )
}

function Actions({ actions }: { readonly actions: readonly Action[] }) {
  if (actions.length === 0) return <>No actions yet</>
  return (
    <ol class="nhsuk-list nhsuk-list--number">
      {actions.map(({ text, doneOn, note }) => (
        <li>
          {text === '' ? 'No action given' : <Lines text={text} />}
          {doneOn !== null && <strong> Done on {formatDate(doneOn)}.</strong>}
          {note !== '' && (
            <>
              <br />
              Note: <Lines text={note} />
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

/** The rows of a summary list for these texts of an item, in this order; some are left out where nothing is written. */
export function itemTextRows(item: PlanItem, names: readonly ItemTextName[]): readonly SummaryRow[] {
  return names.flatMap((name): readonly SummaryRow[] => {
    const { label, whereEmpty } = itemTexts[name]
    if (item[name] === '') return whereEmpty === null ? [] : [{ key: label, value: whereEmpty }]
    return [{ key: label, value: <Lines text={item[name]} /> }]
  })
}

import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './attributes.ts'
import { Description, type DescriptionOptions, descriptionIds, Hint } from './description.tsx'
import { FormGroup } from './field.tsx'
import { Fieldset, type LegendOptions, legendOf } from './fieldset.tsx'
import { Label } from './label.tsx'

/** One thing to choose among radios or checkboxes. */
export type ChoiceItem = {
  readonly value: string
  readonly text: ComponentChildren
  readonly hint?: ComponentChildren
  /** Questions that only matter once this is chosen; without script they always show. */
  readonly conditional?: ComponentChildren
  readonly disabled?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

/** A word between choices, such as “or”. */
export type Divider = { readonly divider: string }

type ChoiceProps = {
  readonly item: ChoiceItem
  readonly kind: 'radios' | 'checkboxes'
  readonly id: string
  readonly name: string
  readonly checked: boolean
  readonly disabled: boolean | undefined
  readonly describedBy?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** A radio or a checkbox with its label, hint and what it reveals. */
export function Choice(props: ChoiceProps) {
  const { item, kind, id, checked, classes } = props
  const { text, hint, conditional } = item
  const block = `nhsuk-${kind}`
  return (
    <>
      <div class={classNames(`${block}__item`, classes)}>
        <ChoiceInput {...props} />
        <Label for={id} classes={`${block}__label`}>
          {text}
        </Label>
        {hint && (
          <Hint id={`${id}-item-hint`} classes={`${block}__hint`}>
            {hint}
          </Hint>
        )}
      </div>
      {conditional && <Revealed block={block} id={id} hidden={!checked} conditional={conditional} />}
    </>
  )
}

function ChoiceInput({ item, kind, id, name, checked, disabled, describedBy, attributes }: ChoiceProps) {
  return (
    <input
      class={`nhsuk-${kind}__input`}
      id={id}
      name={name}
      type={kind === 'radios' ? 'radio' : 'checkbox'}
      value={item.value}
      checked={checked}
      disabled={item.disabled ?? disabled}
      data-aria-controls={item.conditional ? `conditional-${id}` : undefined}
      aria-describedby={classNames(describedBy, item.hint ? `${id}-item-hint` : false) || undefined}
      {...attributes}
      {...item.attributes}
    />
  )
}

type RevealedProps = {
  readonly block: string
  readonly id: string
  readonly hidden: boolean
  readonly conditional: ComponentChildren
}

function Revealed({ block, id, hidden, conditional }: RevealedProps) {
  return (
    <div
      class={classNames(`${block}__conditional`, hidden && `${block}__conditional--hidden`)}
      id={`conditional-${id}`}
    >
      {conditional}
    </div>
  )
}

/** The first choice has the group's own id, so that an error summary can link to it. */
export function choiceId(prefix: string, index: number): string {
  return index === 0 ? prefix : `${prefix}-${index + 1}`
}

/** What radios and checkboxes take alike. */
export type ChoiceGroupOptions = DescriptionOptions &
  LegendOptions & {
    readonly name: string
    /** The id of the first choice, from which the others are made; without it the name. */
    readonly idPrefix?: string | undefined
    readonly small?: boolean | undefined
    readonly inline?: boolean | undefined
    readonly disabled?: boolean | undefined
    readonly classes?: string | undefined
  }

type ChoiceGroupProps = {
  readonly kind: 'radios' | 'checkboxes'
  readonly options: ChoiceGroupOptions
  readonly children: ComponentChildren
}

/** Legend, hint and error message around a list of choices. */
export function ChoiceGroup({ kind, options, children }: ChoiceGroupProps) {
  const { name, idPrefix = name, small, inline, legend, hint, error, classes } = options
  const block = `nhsuk-${kind}`
  const inner = (
    <>
      <Description id={idPrefix} hint={hint} error={error} />
      <div
        class={classNames(block, small && `${block}--small`, inline && `${block}--inline`, classes)}
        data-module={block}
      >
        {children}
      </div>
    </>
  )
  return (
    <FormGroup hasError={Boolean(error)}>
      {legend ? (
        <Fieldset {...legendOf(options)} describedBy={descriptionIds(idPrefix, options)}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}

import type { ComponentChildren } from 'preact'
import type { Attributes } from './attributes.ts'
import { classNames } from './class-names.ts'
import { Hint } from './hint.tsx'
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

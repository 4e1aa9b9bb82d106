import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './attributes.ts'
import { controlAttributes, Field, type FieldOptions } from './field.tsx'

export type Option = {
  readonly value: string
  readonly text: string
  readonly disabled?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

type SelectProps = FieldOptions & {
  readonly items: readonly (Option | 'divider')[]
  /** The option chosen. */
  readonly value?: string | undefined
  /** Stands on the same line after the control, such as a button. */
  readonly after?: ComponentChildren
}

/** A choice of one out of many; up to about ten, radios are easier to use. */
export function Select(props: SelectProps) {
  const { items, value, error, classes, after } = props
  const control = (
    <select class={classNames('nhsuk-select', error && 'nhsuk-select--error', classes)} {...controlAttributes(props)}>
      {items.map((item) => (item === 'divider' ? <hr /> : option(item, value)))}
    </select>
  )
  return (
    <Field field={props}>
      {after ? (
        <div class="nhsuk-input-wrapper">
          {control}
          {after}
        </div>
      ) : (
        control
      )}
    </Field>
  )
}

function option({ value, text, disabled, attributes }: Option, chosen: string | undefined) {
  return (
    <option value={value} selected={value === chosen} disabled={disabled} {...attributes}>
      {text}
    </option>
  )
}

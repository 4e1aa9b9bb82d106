import type { ComponentChildren } from 'preact'
import type { Attributes } from './attributes.ts'
import { classNames } from './class-names.ts'
import { controlAttributes, Field, type FieldOptions } from './field.tsx'

export type TextareaProps = FieldOptions & {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  /** Stands under the control, such as the count of characters left. */
  readonly after?: ComponentChildren
  readonly groupClasses?: string | undefined
  readonly groupAttributes?: Attributes | undefined
}

/** A question answered in several lines of text. */
export function Textarea(props: TextareaProps) {
  const { value = '', rows = 5, error, classes, after, groupClasses, groupAttributes } = props
  return (
    <Field field={props} groupClasses={groupClasses} groupAttributes={groupAttributes}>
      <textarea
        class={classNames('nhsuk-textarea', error && 'nhsuk-textarea--error', classes)}
        rows={rows}
        spellcheck={props.spellcheck}
        autocomplete={props.autocomplete}
        {...controlAttributes(props)}
      >
        {keepingFirstLineBreak(value)}
      </textarea>
      {after}
    </Field>
  )
}

/** HTML drops one line break at the start of a textarea; what was typed must come back as it was. */
function keepingFirstLineBreak(value: string): string {
  return value.startsWith('\n') || value.startsWith('\r\n') ? `\n${value}` : value
}

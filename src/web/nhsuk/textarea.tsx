import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './attributes.ts'
import { Hint } from './description.tsx'
import { controlAttributes, Field, type FieldOptions } from './field.tsx'

type TextareaProps = FieldOptions & {
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

type CharacterCountProps = Omit<TextareaProps, 'after' | 'groupClasses' | 'groupAttributes' | 'describedBy'> & {
  /** The most that may be written; the server counts too, and in the same way: UTF-16 units. */
  readonly limit: number
  readonly unit?: 'characters' | 'words' | undefined
  /** Percent of the limit from which on the count is shown. */
  readonly threshold?: number | undefined
}

/** A textarea that says how much may still be written; without script it says the limit. */
export function CharacterCount(props: CharacterCountProps) {
  const { limit, unit, threshold, id = props.name, classes, ...field } = props
  return (
    <Textarea
      {...field}
      id={id}
      classes={classes === undefined ? 'nhsuk-js-character-count' : `nhsuk-js-character-count ${classes}`}
      describedBy={`${id}-info`}
      groupClasses="nhsuk-character-count"
      groupAttributes={{
        'data-module': 'nhsuk-character-count',
        'data-maxlength': String(limit),
        ...(threshold !== undefined && { 'data-threshold': String(threshold) }),
        ...(unit !== undefined && { 'data-count-type': unit }),
      }}
      after={
        <Hint id={`${id}-info`} classes="nhsuk-character-count__message">
          You can enter up to {limit} {unit === 'words' ? 'words' : 'characters'}
        </Hint>
      }
    />
  )
}

import { Hint } from './hint.tsx'
import { Textarea, type TextareaProps } from './textarea.tsx'

export type CharacterCountProps = Omit<TextareaProps, 'after' | 'groupClasses' | 'groupAttributes' | 'describedBy'> & {
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

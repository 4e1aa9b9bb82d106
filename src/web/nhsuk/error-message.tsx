import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'

export type ErrorMessageProps = {
  readonly children: ComponentChildren
  readonly id?: string | undefined
  readonly classes?: string | undefined
  /** Read out before the message. */
  readonly hiddenText?: string | undefined
}

/** What is wrong with one field and how to put it right, beside the field. */
export function ErrorMessage({ children, id, classes, hiddenText = 'Error' }: ErrorMessageProps) {
  return (
    <span class={classNames('nhsuk-error-message', classes)} id={id}>
      {hiddenText && <span class="nhsuk-u-visually-hidden">{hiddenText}: </span>}
      {children}
    </span>
  )
}

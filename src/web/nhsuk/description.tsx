import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'

/** The texts under a question: its hint, and the error in its answer. */
export type DescriptionOptions = {
  readonly hint?: ComponentChildren
  /** The message; `true` where only the field is to be marked and the message stands elsewhere. */
  readonly error?: string | true | undefined
  /** Ids of further elements that describe the field, separated by spaces. */
  readonly describedBy?: string | undefined
}

/** Hint and error message of the field `id`, in the order they are read. */
export function Description({ id, hint, error }: DescriptionOptions & { readonly id: string }) {
  return (
    <>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {typeof error === 'string' && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
    </>
  )
}

/** The value of `aria-describedby` that goes with `Description`; undefined where nothing describes the field. */
export function descriptionIds(id: string, { hint, error, describedBy }: DescriptionOptions): string | undefined {
  const ids = [describedBy, hint && `${id}-hint`, typeof error === 'string' && `${id}-error`].filter(Boolean)
  return ids.length === 0 ? undefined : ids.join(' ')
}

type HintProps = {
  readonly children: ComponentChildren
  /** The field's `aria-describedby` names it. */
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly hidden?: boolean | undefined
}

/** Help in one sentence under a label. */
export function Hint({ children, id, classes, hidden }: HintProps) {
  return (
    <div class={classNames('nhsuk-hint', classes)} id={id} hidden={hidden}>
      {children}
    </div>
  )
}

type ErrorMessageProps = {
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

import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'

/** One error; with `href`, a link to the field it is about. */
export type SummaryError = { readonly text: ComponentChildren; readonly href?: string | undefined }

type ErrorSummaryProps = {
  readonly errors: readonly SummaryError[]
  readonly heading?: ComponentChildren
  readonly description?: ComponentChildren
  readonly disableAutoFocus?: boolean | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
}

/** Everything that is wrong with what was sent, above the heading; takes the focus when the page opens. */
export function ErrorSummary(props: ErrorSummaryProps) {
  const { errors, heading = 'There is a problem', description, disableAutoFocus, id, classes } = props
  return (
    <div
      class={classNames('nhsuk-error-summary', classes)}
      id={id}
      data-module="nhsuk-error-summary"
      data-disable-auto-focus={disableAutoFocus === undefined ? undefined : String(disableAutoFocus)}
    >
      <div role="alert">
        <h2 class="nhsuk-error-summary__heading">{heading}</h2>
        <div class="nhsuk-error-summary__body">
          {description && <p>{description}</p>}
          {errors.length > 0 && <ul class="nhsuk-list nhsuk-error-summary__list">{errors.map(listItem)}</ul>}
        </div>
      </div>
    </div>
  )
}

function listItem({ text, href }: SummaryError) {
  return <li>{href === undefined ? text : <a href={href}>{text}</a>}</li>
}

/** All errors of a form above its heading, each a link to its field; nothing where there is none. */
export function Errors({ errors }: { readonly errors: readonly FormError[] }) {
  if (errors.length === 0) return null
  return (
    <ErrorSummary
      errors={errors.map(({ field, text }) => ({ text, href: field === null ? undefined : `#${field}` }))}
    />
  )
}

/** What is wrong with what a form sent. `field` is the id of the field to go to; null where no single field is wrong. */
export type FormError = { readonly field: string | null; readonly text: string }

/** The message to show beside the field `id`; undefined where it has no error. */
export function errorOf(errors: readonly FormError[], id: string): string | undefined {
  return errors.find(({ field }) => field === id)?.text
}

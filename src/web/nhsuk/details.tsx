import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'

type DetailsProps = {
  readonly summary: ComponentChildren
  readonly children: ComponentChildren
  readonly open?: boolean | undefined
  readonly id?: string | undefined
  /** `nhsuk-expander` gives it a frame. */
  readonly classes?: string | undefined
}

/** Something that only some readers need, behind its summary. */
export function Details({ summary, children, open, id, classes }: DetailsProps) {
  return (
    <details class={classNames('nhsuk-details', classes)} id={id} open={open}>
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div class="nhsuk-details__text">{children}</div>
    </details>
  )
}

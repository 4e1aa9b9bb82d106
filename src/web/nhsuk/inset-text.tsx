import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'

export type InsetTextProps = {
  /** Paragraphs; give single sentences as `<p>` too. */
  readonly children: ComponentChildren
  readonly hiddenText?: string | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
}

/** Something that stands out from what is around it. */
export function InsetText({ children, hiddenText = 'Information', id, classes }: InsetTextProps) {
  return (
    <div class={classNames('nhsuk-inset-text', classes)} id={id}>
      <span class="nhsuk-u-visually-hidden">{hiddenText}: </span>
      {children}
    </div>
  )
}

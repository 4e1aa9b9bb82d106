import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import { Card } from './card.tsx'
import type { HeadingLevel } from './heading.tsx'

type InsetTextProps = {
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

type WarningCalloutProps = {
  readonly heading: string
  readonly headingLevel?: HeadingLevel | undefined
  /** Paragraphs. */
  readonly children: ComponentChildren
  readonly id?: string | undefined
  readonly classes?: string | undefined
}

/** What must not be overlooked; “Important” is read out unless the heading says it. */
export function WarningCallout({ heading, headingLevel = 2, children, id, classes }: WarningCalloutProps) {
  return (
    <Card
      variant="warning"
      heading={heading}
      headingLevel={headingLevel}
      headingHiddenText={/important/i.test(heading) ? undefined : 'Important'}
      id={id}
      classes={classes}
    >
      {children}
    </Card>
  )
}

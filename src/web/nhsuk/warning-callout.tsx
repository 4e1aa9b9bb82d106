import type { ComponentChildren } from 'preact'
import { Card } from './card.tsx'
import type { HeadingLevel } from './heading.tsx'

export type WarningCalloutProps = {
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

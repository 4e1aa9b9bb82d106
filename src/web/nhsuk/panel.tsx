import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { HeadingLevel } from './heading.tsx'

type PanelProps = {
  readonly heading: ComponentChildren
  readonly headingLevel?: HeadingLevel | undefined
  readonly headingSize?: 'm' | 'l' | 'xl' | undefined
  readonly headingId?: string | undefined
  readonly headingClasses?: string | undefined
  readonly children?: ComponentChildren
  readonly variant?: 'interruption' | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
}

/** The end of a journey: what was done, in a panel of its own. */
export function Panel(props: PanelProps) {
  const { heading, headingLevel = 1, headingSize, headingId, headingClasses, children, variant, id, classes } = props
  const Element = `h${headingLevel}` as const
  return (
    <div class={classNames('nhsuk-panel', variant && `nhsuk-panel--${variant}`, classes)} id={id}>
      <Element
        class={classNames(
          'nhsuk-panel__heading',
          headingSize && `nhsuk-panel__heading--${headingSize}`,
          headingClasses,
        )}
        id={headingId}
      >
        {heading}
      </Element>
      {children && <div class="nhsuk-panel__body">{children}</div>}
    </div>
  )
}

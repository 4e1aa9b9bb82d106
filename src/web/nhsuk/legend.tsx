import type { ComponentChildren } from 'preact'
import { Caption } from './caption.tsx'
import { classNames } from './class-names.ts'
import type { HeadingLevel } from './heading.tsx'
import type { LabelSize } from './label.tsx'

export type LegendProps = {
  readonly children: ComponentChildren
  readonly size?: LabelSize | undefined
  readonly caption?: ComponentChildren
  /** 1 where the question is the page's heading; without it the legend is no heading. */
  readonly heading?: HeadingLevel | undefined
  readonly headingId?: string | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
}

/** The question that a group of fields answers together. */
export function Legend({ children, size, caption, heading, headingId, id, classes }: LegendProps) {
  const words = (
    <>
      {caption && <Caption size={size}>{caption}</Caption>}
      {children}
    </>
  )
  const Element = heading && (`h${heading}` as const)
  return (
    <legend class={classNames('nhsuk-fieldset__legend', size && `nhsuk-fieldset__legend--${size}`, classes)} id={id}>
      {Element ? (
        <Element class="nhsuk-fieldset__heading" id={headingId}>
          {words}
        </Element>
      ) : (
        words
      )}
    </legend>
  )
}

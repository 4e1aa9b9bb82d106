import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import { Caption, type HeadingLevel } from './heading.tsx'

export type LabelSize = 's' | 'm' | 'l' | 'xl'

type LabelProps = {
  readonly children: ComponentChildren
  readonly for?: string | undefined
  readonly size?: LabelSize | undefined
  readonly caption?: ComponentChildren
  /** 1 where the question is the page's heading; without it the label is no heading. */
  readonly heading?: HeadingLevel | undefined
  readonly headingId?: string | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
}

/** A field's question. */
export function Label(props: LabelProps) {
  const { heading, headingId } = props
  if (heading === undefined) return <PlainLabel {...props} />
  const Element = `h${heading}` as const
  return (
    <Element class="nhsuk-label-wrapper" id={headingId}>
      <PlainLabel {...props} />
    </Element>
  )
}

function PlainLabel({ children, for: target, size, caption, id, classes }: LabelProps) {
  return (
    <label class={classNames('nhsuk-label', size && `nhsuk-label--${size}`, classes)} id={id} for={target}>
      {caption && <Caption size={size}>{caption}</Caption>}
      {children}
    </label>
  )
}

type LegendProps = {
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

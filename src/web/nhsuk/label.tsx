import type { ComponentChildren } from 'preact'
import { Caption } from './caption.tsx'
import { classNames } from './class-names.ts'
import type { HeadingLevel } from './heading.tsx'

export type LabelSize = 's' | 'm' | 'l' | 'xl'

export type LabelProps = {
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

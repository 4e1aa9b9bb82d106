import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'

export type HeadingLevel = 1 | 2 | 3 | 4
export type HeadingSize = 'xxs' | 'xs' | 's' | 'm' | 'l' | 'xl'

export type HeadingProps = {
  readonly children: ComponentChildren
  readonly level?: HeadingLevel | undefined
  readonly size?: HeadingSize | undefined
  readonly caption?: ComponentChildren
  readonly href?: string | undefined
  /** Read out after the words. */
  readonly hiddenText?: string | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
}

/** A heading; a page's own is level 1, size l. */
export function Heading({ children, level = 1, size, caption, href, hiddenText, id, classes }: HeadingProps) {
  const Element = `h${level}` as const
  return (
    <Element class={classNames(size ? `nhsuk-heading-${size}` : 'nhsuk-heading', classes)} id={id}>
      {caption && <Caption size={size}>{caption}</Caption>}
      {href === undefined ? (
        children
      ) : (
        <a class="nhsuk-link" href={href}>
          {children}
        </a>
      )}
      {hiddenText && <span class="nhsuk-u-visually-hidden"> {hiddenText}</span>}
    </Element>
  )
}

type CaptionSize = 'm' | 'l' | 'xl'

/** The grey line inside a heading, above its words: what the page is about as a whole. */
export function Caption({
  size,
  children,
}: {
  readonly size?: string | undefined
  readonly children: ComponentChildren
}) {
  return <span class={isCaptionSize(size) ? `nhsuk-caption-${size}` : 'nhsuk-caption'}>{children}</span>
}

function isCaptionSize(size: string | undefined): size is CaptionSize {
  return size === 'm' || size === 'l' || size === 'xl'
}

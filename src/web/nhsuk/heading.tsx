import type { ComponentChildren } from 'preact'
import { Caption } from './caption.tsx'
import { classNames } from './class-names.ts'

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

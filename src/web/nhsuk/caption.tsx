import type { ComponentChildren } from 'preact'

export type CaptionSize = 'm' | 'l' | 'xl'

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

import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'

export type ScrollProps = {
  readonly children: ComponentChildren
  readonly labelledBy?: string | undefined
  readonly classes?: string | undefined
}

/** Lets something wider than the screen scroll sideways, by keyboard too. */
export function Scroll({ children, labelledBy, classes }: ScrollProps) {
  return (
    <div class={classNames('nhsuk-scroll', classes)} data-module="nhsuk-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: the design system's markup; a section would need a heading */}
      <div class="nhsuk-scroll__content" role="region" aria-labelledby={labelledBy}>
        {children}
      </div>
    </div>
  )
}

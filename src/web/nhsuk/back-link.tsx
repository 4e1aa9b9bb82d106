import type { ComponentChildren } from 'preact'
import type { Attributes } from './attributes.ts'
import { classNames } from './class-names.ts'

export type BackLinkProps = {
  readonly href: string
  readonly children?: ComponentChildren
  /** Read out before the link's words: “Back to”. */
  readonly hiddenText?: string | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** The link above the heading that leads one step up. */
export function BackLink({ href, children = 'Back', hiddenText, id, classes, attributes }: BackLinkProps) {
  return (
    <a class={classNames('nhsuk-back-link', classes)} id={id} href={href} {...attributes}>
      {hiddenText && <span class="nhsuk-u-visually-hidden">{hiddenText} </span>}
      {children}
    </a>
  )
}

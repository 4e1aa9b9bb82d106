import type { ComponentChildren } from 'preact'
import type { Attributes } from './attributes.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

export type ActionLinkProps = {
  readonly href: string
  readonly children: ComponentChildren
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** A link that starts something, with the green arrow. */
export function ActionLink({ href, children, id, classes, attributes }: ActionLinkProps) {
  return (
    <a class={classNames('nhsuk-action-link', classes)} id={id} href={href} {...attributes}>
      <Icon name="arrow-right-circle" />
      <span class="nhsuk-action-link__text">{children}</span>
    </a>
  )
}

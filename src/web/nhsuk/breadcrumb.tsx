import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './attributes.ts'

export type Crumb = {
  readonly text: ComponentChildren
  readonly href: string
  readonly attributes?: Attributes | undefined
}

export type BreadcrumbProps = {
  /** From the home page down to the page above this one; never the page itself. */
  readonly items: readonly [Crumb, ...Crumb[]]
  /** What phones show in place of the trail; without it the last of the items. */
  readonly backLink?: {
    readonly text?: ComponentChildren
    readonly href?: string
    readonly id?: string
    readonly attributes?: Attributes
  }
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly backLinkClasses?: string | undefined
}

/** The links from the home page down to this page; on a phone only the link one step up. */
export function Breadcrumb({ items, backLink, id, classes, backLinkClasses }: BreadcrumbProps) {
  const last = items.at(-1) ?? items[0]
  return (
    <nav class={classNames('nhsuk-breadcrumb', classes)} id={id} aria-label="Breadcrumb">
      <ol class="nhsuk-breadcrumb__list">{items.map(listItem)}</ol>
      <BackLink
        id={backLink?.id}
        href={backLink?.href ?? last.href}
        hiddenText="Back to"
        classes={backLinkClasses}
        attributes={backLink?.attributes ?? last.attributes}
      >
        {backLink?.text ?? last.text}
      </BackLink>
    </nav>
  )
}

function listItem({ text, href, attributes }: Crumb) {
  return (
    <li class="nhsuk-breadcrumb__list-item">
      <a class="nhsuk-breadcrumb__link" href={href} {...attributes}>
        {text}
      </a>
    </li>
  )
}

type BackLinkProps = {
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

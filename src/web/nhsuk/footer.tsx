import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'

export type FooterLink = { readonly text: ComponentChildren; readonly href: string }

type FooterProps = {
  readonly links?: readonly FooterLink[] | undefined
  /** Paragraphs under the links. */
  readonly children?: ComponentChildren
  readonly copyright?: string | undefined
  readonly containerClasses?: string | undefined
}

/** What every page ends with. */
export function Footer({ links = [], children, copyright, containerClasses }: FooterProps) {
  return (
    <footer class="nhsuk-footer" role="contentinfo">
      <div class={classNames('nhsuk-width-container', containerClasses)}>
        <div class="nhsuk-footer__meta">
          {links.length > 0 && (
            <>
              <h2 class="nhsuk-u-visually-hidden">Support links</h2>
              <ul class="nhsuk-footer__list">{links.map(listItem)}</ul>
            </>
          )}
          {children}
          {copyright && <p class="nhsuk-body-s">{copyright}</p>}
        </div>
      </div>
    </footer>
  )
}

function listItem({ text, href }: FooterLink) {
  return (
    <li class="nhsuk-footer__list-item">
      <a class="nhsuk-footer__list-item-link" href={href}>
        {text}
      </a>
    </li>
  )
}

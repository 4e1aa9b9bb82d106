import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'

export type NavigationItem = {
  readonly text: ComponentChildren
  readonly href?: string | undefined
  /** `page`: this very page. `section`: a page somewhere under it. */
  readonly current?: 'page' | 'section' | undefined
}

export type HeaderNavigationProps = {
  readonly items: readonly NavigationItem[]
  readonly classes?: string | undefined
  readonly containerClasses?: string | undefined
}

/** The ways to the parts of the service; what does not fit in the line folds into a menu where the script runs. */
export function HeaderNavigation({ items, classes, containerClasses }: HeaderNavigationProps) {
  return (
    <nav class={classNames('nhsuk-header__navigation', classes)} aria-label="Menu">
      <div class={classNames('nhsuk-header__navigation-container nhsuk-width-container', containerClasses)}>
        <ul class="nhsuk-header__navigation-list">
          {items.map(navigationItem)}
          <li class="nhsuk-header__menu" hidden>
            {/* biome-ignore lint/a11y/useButtonType: it stands in no form, and the design system's markup has none */}
            <button
              class="nhsuk-header__menu-toggle nhsuk-header__navigation-link"
              id="toggle-menu"
              aria-expanded="false"
            >
              <span class="nhsuk-u-visually-hidden">Browse </span>More
            </button>
          </li>
        </ul>
      </div>
    </nav>
  )
}

function navigationItem({ text, href, current }: NavigationItem) {
  const ariaCurrent = current && (current === 'page' ? 'page' : 'true')
  // Bold, for readers who override colours.
  const words = current ? <strong class="nhsuk-header__navigation-item-current-fallback">{text}</strong> : text
  return (
    <li class={classNames('nhsuk-header__navigation-item', current && 'nhsuk-header__navigation-item--current')}>
      {href === undefined ? (
        <span class="nhsuk-header__navigation-text" aria-current={ariaCurrent}>
          {words}
        </span>
      ) : (
        <a class="nhsuk-header__navigation-link" href={href} aria-current={ariaCurrent}>
          {words}
        </a>
      )}
    </li>
  )
}

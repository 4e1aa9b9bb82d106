import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import { Icon } from './icon.tsx'

type HeaderProps = {
  readonly service?: { readonly text: string; readonly href?: string | undefined } | undefined
  /** Where the logo leads, if not to the service's own home page. */
  readonly logoHref?: string | undefined
  readonly logoLabel?: string | undefined
  readonly account?: readonly AccountItem[] | undefined
  readonly navigation?: readonly NavigationItem[] | undefined
  readonly navigationClasses?: string | undefined
  readonly containerClasses?: string | undefined
  readonly classes?: string | undefined
}

/** The blue bar: logo and service, who is signed in, and the ways to the parts of the service. */
export function Header(props: HeaderProps) {
  const { account, navigation = [], navigationClasses, containerClasses, classes } = props
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a header is not interactive, whatever the rule thinks
    <header class={classNames('nhsuk-header', classes)} data-module="nhsuk-header" role="banner">
      <div class={classNames('nhsuk-header__container nhsuk-width-container', containerClasses)}>
        <div class="nhsuk-header__service">
          <Service {...props} />
        </div>
        {account && <HeaderAccount items={account} />}
      </div>
      {navigation.length > 0 && (
        <HeaderNavigation items={navigation} classes={navigationClasses} containerClasses={containerClasses} />
      )}
    </header>
  )
}

function Service({ service, logoHref, logoLabel }: HeaderProps) {
  // Two links to the same page would be one too many to step through: logo and name are then one link.
  const isOneLink = service?.text && service.href !== undefined && (logoHref ?? service.href) === service.href
  if (service && isOneLink) {
    return (
      <a
        class="nhsuk-header__service-logo"
        href={service.href}
        aria-label={logoLabel ?? `NHS ${service.text} homepage`}
      >
        <Logo />
        <span class="nhsuk-header__service-name">{service.text}</span>
      </a>
    )
  }
  const logo =
    logoHref === undefined ? (
      <Logo />
    ) : (
      <a class="nhsuk-header__service-logo" href={logoHref} aria-label={logoLabel ?? 'NHS homepage'}>
        <Logo />
      </a>
    )
  return (
    <>
      {logo}
      {service?.text && <ServiceName {...service} />}
    </>
  )
}

function ServiceName({ text, href }: { readonly text: string; readonly href?: string | undefined }) {
  if (href === undefined) return <span class="nhsuk-header__service-name">{text}</span>
  return (
    <a class="nhsuk-header__service-name" href={href}>
      {text}
    </a>
  )
}

/** A link or some words about who is signed in, or a form with one button, such as “Sign out”. */
export type AccountItem =
  | { readonly text: ComponentChildren; readonly icon?: boolean | undefined; readonly href?: string | undefined }
  | { readonly text: ComponentChildren; readonly action: string; readonly fields?: ComponentChildren }

/** Who is signed in, and the way out. */
function HeaderAccount({ items }: { readonly items: readonly AccountItem[] }) {
  return (
    <nav class="nhsuk-header__account" aria-label="Account">
      <ul class="nhsuk-header__account-list">{items.map(accountItem)}</ul>
    </nav>
  )
}

function accountItem(item: AccountItem) {
  return <li class="nhsuk-header__account-item">{'action' in item ? signOut(item) : whoIsSignedIn(item)}</li>
}

function whoIsSignedIn({ text, icon, href }: Exclude<AccountItem, { action: string }>) {
  const inside = (
    <>
      {icon && <Icon name="user" />}
      {text}
    </>
  )
  if (href === undefined) return inside
  return (
    <a class="nhsuk-header__account-link" href={href}>
      {inside}
    </a>
  )
}

function signOut({ text, action, fields }: Extract<AccountItem, { action: string }>) {
  return (
    <form class="nhsuk-header__account-form" action={action} method="post" novalidate>
      {fields}
      {/* biome-ignore lint/a11y/useButtonType: it submits, which is what a button in a form does */}
      <button class="nhsuk-header__account-button">{text}</button>
    </form>
  )
}

export type NavigationItem = {
  readonly text: ComponentChildren
  readonly href?: string | undefined
  /** `page`: this very page. `section`: a page somewhere under it. */
  readonly current?: 'page' | 'section' | undefined
}

type HeaderNavigationProps = {
  readonly items: readonly NavigationItem[]
  readonly classes?: string | undefined
  readonly containerClasses?: string | undefined
}

/** The ways to the parts of the service; what does not fit in the line folds into a menu where the script runs. */
function HeaderNavigation({ items, classes, containerClasses }: HeaderNavigationProps) {
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

/** The NHS logo. */
function Logo() {
  return (
    <svg
      class="nhsuk-header__logo"
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 200 80"
      height="40"
      width="100"
      focusable="false"
      role="img"
      aria-label="NHS"
    >
      <title>NHS</title>
      <path
        fill="currentcolor"
        d="M200 0v80H0V0h200Zm-27.5 5.5c-14.5 0-29 5-29 22 0 10.2 7.7 13.5 14.7 16.3l.7.3c5.4 2 10.1 3.9 10.1 8.4 0 6.5-8.5 7.5-14 7.5s-12.5-1.5-16-3.5L135 70c5.5 2 13.5 3.5 20 3.5 15.5 0 32-4.5 32-22.5 0-19.5-25.5-16.5-25.5-25.5 0-5.5 5.5-6.5 12.5-6.5a35 35 0 0 1 14.5 3l4-13.5c-4.5-2-12-3-20-3Zm-131 2h-22l-14 65H22l9-45h.5l13.5 45h21.5l14-65H64l-9 45h-.5l-13-45Zm63 0h-18l-13 65h17l6-28H117l-5.5 28H129l13.5-65H125L119.5 32h-20l5-24.5Z"
      />
    </svg>
  )
}

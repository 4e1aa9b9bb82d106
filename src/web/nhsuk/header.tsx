import { classNames } from './class-names.ts'
import { type AccountItem, HeaderAccount } from './header-account.tsx'
import { HeaderNavigation, type NavigationItem } from './header-navigation.tsx'
import { Logo } from './logo.tsx'

export type HeaderProps = {
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

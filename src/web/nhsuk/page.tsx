import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { formatDate } from '../../core/day.ts'
import { jsEnabledScript } from '../../http/server.ts'
import { assetUrl } from './asset-url.ts'
import { BackLink, Breadcrumb, type Crumb } from './breadcrumb.tsx'
import { Errors, type FormError } from './error-summary.tsx'
import { Footer } from './footer.tsx'
import { CsrfField } from './form.tsx'
import { type AccountItem, Header, type NavigationItem } from './header.tsx'
import { useHere } from './here.ts'

export const serviceName = 'Manage a DSPT improvement plan'

export type PageProps = {
  /** The page's heading, or what says the same where the heading is a question. */
  readonly title: string
  readonly children: ComponentChildren
  /** Listed above the heading and said in the title. */
  readonly errors?: readonly FormError[] | undefined
  readonly backLink?: { readonly href: string; readonly text?: string | undefined } | undefined
  readonly breadcrumbs?: readonly [Crumb, ...Crumb[]] | undefined
  /** What leads to where one is, or above it, is marked as current. */
  readonly navigation?: readonly NavigationItem[] | undefined
  readonly account?: readonly AccountItem[] | undefined
  /** For tables of many columns. */
  readonly wide?: boolean | undefined
  /** Seconds after which the page reloads, without script, while a result is being worked out. */
  readonly refreshAfter?: number | undefined
}

const footerLinks = [
  { text: 'Help', href: '/help' },
  { text: 'Guidance', href: '/guidance' },
  { text: 'Register', href: '/register' },
  { text: 'Accessibility statement', href: '/accessibility-statement' },
  { text: 'Privacy', href: '/privacy' },
]

/** The whole document around a page's content. */
export function Page(props: PageProps) {
  const { title, children, errors = [], navigation = [], account, wide, refreshAfter } = props
  const { path } = useHere()
  const container = wide ? 'app-width-container--wide' : undefined
  return (
    <html lang="en">
      <Head title={errors.length > 0 ? `Error: ${title}` : title} refreshAfter={refreshAfter} />
      <body>
        <script>{jsEnabledScript}</script>
        <SkipLink />
        <Header
          service={{ text: serviceName, href: '/' }}
          account={account?.map(withToken)}
          navigation={navigation.map((item) => ({ ...item, current: item.current ?? currentFor(item.href, path) }))}
          containerClasses={container}
        />
        <DemoStrip container={container} />
        <div class={container ? `nhsuk-width-container ${container}` : 'nhsuk-width-container'}>
          <ParentLinks {...props} />
          <main class="nhsuk-main-wrapper" id="maincontent">
            <ErrorsOnTop errors={errors} />
            {children}
          </main>
        </div>
        <Footer links={footerLinks} containerClasses={container} />
        <script type="module" src={assetUrl('init.js')} />
      </body>
    </html>
  )
}

function Head({ title, refreshAfter }: Pick<PageProps, 'title' | 'refreshAfter'>) {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${title} - ${serviceName} - NHS`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content="#005eb8" />
      {refreshAfter !== undefined && <meta http-equiv="refresh" content={String(refreshAfter)} />}
      <link rel="icon" href={assetUrl('images/favicon.ico')} sizes="48x48" />
      <link rel="icon" href={assetUrl('images/favicon.svg')} sizes="any" type="image/svg+xml" />
      <link rel="apple-touch-icon" href={assetUrl('images/nhsuk-icon-180.png')} />
      <link rel="manifest" href={assetUrl('manifest.json')} />
      <link rel="stylesheet" href={assetUrl('application.css')} />
    </head>
  )
}

function DemoStrip({ container }: { readonly container: string | undefined }) {
  const { demo, today } = useHere()
  if (!demo) return null
  return (
    <aside class="app-demo-strip" aria-label="Demo">
      <p class={container ? `nhsuk-width-container ${container}` : 'nhsuk-width-container'}>
        This is a demo. Today is {formatDate(today)} here. <a href="/demo">Change the day or who you are</a>
      </p>
    </aside>
  )
}

function ErrorsOnTop({ errors }: { readonly errors: readonly FormError[] }) {
  if (errors.length === 0) return null
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">
        <Errors errors={errors} />
      </div>
    </div>
  )
}

function ParentLinks({ backLink, breadcrumbs }: PageProps) {
  if (breadcrumbs) return <Breadcrumb items={breadcrumbs} />
  if (!backLink) return null
  return (
    <nav aria-label="Back">
      <BackLink href={backLink.href}>{backLink.text}</BackLink>
    </nav>
  )
}

function withToken(item: AccountItem): AccountItem {
  return 'action' in item ? { ...item, fields: <CsrfField /> } : item
}

function currentFor(href: string | undefined, path: string): 'page' | 'section' | undefined {
  const [here] = path.split('?')
  if (href === undefined || here === undefined) return undefined
  if (here === href) return 'page'
  return href !== '/' && here.startsWith(`${href}/`) ? 'section' : undefined
}

type SkipLinkProps = { readonly href?: string | undefined; readonly children?: ComponentChildren }

/** The first stop of the tab key: over the header to what the page is about. */
export function SkipLink({ href = '#maincontent', children = 'Skip to main content' }: SkipLinkProps) {
  return (
    <a class="nhsuk-skip-link" data-module="nhsuk-skip-link" href={href}>
      {children}
    </a>
  )
}

/** A page as the whole HTML document to send; its `Here.Provider` stands around it. */
export function renderPage(page: VNode): string {
  return `<!DOCTYPE html>${renderToString(page)}`
}

import type { ComponentChildren } from 'preact'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { Organisation } from '../../core/organisation.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { Layout } from '../layout.tsx'
import type { Crumb } from '../nhsuk/breadcrumb.tsx'
import type { FormError } from '../nhsuk/error-summary.tsx'
import { Heading } from '../nhsuk/heading.tsx'

type ReviewLayoutProps = {
  readonly request: SignedInRequest
  readonly casefileKey: { readonly organisation: Organisation; readonly cycle: CycleName }
  readonly title: string
  /** The heading, if not the title; null if the page has its own. */
  readonly heading?: string | null | undefined
  readonly errors?: readonly FormError[] | undefined
  /** The breadcrumbs below “My work”: the list it belongs to, and any further steps. */
  readonly trail: readonly [Crumb, ...Crumb[]]
  readonly wide?: boolean | undefined
  readonly children: ComponentChildren
}

/** The layout of a page about one organisation's plan, for those who decide about it. */
export function ReviewLayout(props: ReviewLayoutProps) {
  const { request, casefileKey, title, heading = title, errors, trail, wide, children } = props
  const { organisation, cycle } = casefileKey
  return (
    <Layout
      viewer={request.viewer}
      title={`${title}, ${organisation.name} ${cycle}`}
      errors={errors}
      wide={wide}
      breadcrumbs={[{ text: 'My work', href: '/' }, ...trail]}
    >
      {heading !== null && (
        <Heading size="l" caption={`${organisation.name} (${organisation.code}), ${cycle}`}>
          {heading}
        </Heading>
      )}
      {children}
    </Layout>
  )
}

/** The breadcrumb of the review queue. */
export const reviewsCrumb: Crumb = { text: 'Reviews', href: '/reviews' }

type EmailListProps = { readonly emails: readonly { readonly name: string; readonly subject: string }[] }

/** Who gets an email about a decision. */
export function EmailList({ emails }: EmailListProps) {
  if (emails.length === 0) return <p>Nobody gets an email: no person of the organisation is known here.</p>
  return (
    <>
      <h2 class="nhsuk-heading-m">Who gets an email</h2>
      <p>Each of these people gets an email:</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {emails.map(({ name, subject }) => (
          <li>
            {name}: “{subject}”
          </li>
        ))}
      </ul>
    </>
  )
}

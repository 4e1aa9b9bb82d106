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
  readonly place: { readonly organisation: Organisation; readonly cycle: CycleName }
  readonly title: string
  /** Without it the title is the heading; null where the page brings its own. */
  readonly heading?: string | null | undefined
  readonly errors?: readonly FormError[] | undefined
  /** The list it belongs to, and further steps of the trail. */
  readonly trail: readonly [Crumb, ...Crumb[]]
  readonly wide?: boolean | undefined
  readonly children: ComponentChildren
}

/** A page about one organisation's plan, for those who decide about it. */
export function ReviewLayout(props: ReviewLayoutProps) {
  const { request, place, title, heading = title, errors, trail, wide, children } = props
  const { organisation, cycle } = place
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

/** The way up from one review. */
export const reviewsCrumb: Crumb = { text: 'Reviews', href: '/reviews' }

type EmailListProps = { readonly told: readonly { readonly name: string; readonly subject: string }[] }

/** Who was written to about a decision. */
export function EmailList({ told }: EmailListProps) {
  if (told.length === 0) return <p>There was nobody to write to: no person of the organisation is known here.</p>
  return (
    <>
      <h2 class="nhsuk-heading-m">Who is told</h2>
      <p>An email goes to each of them:</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {told.map(({ name, subject }) => (
          <li>
            {name}: “{subject}”
          </li>
        ))}
      </ul>
    </>
  )
}

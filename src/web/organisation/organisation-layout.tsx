import type { ComponentChildren } from 'preact'
import type { Actor } from '../../core/actor.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { Organisation } from '../../core/organisation.ts'
import { may, organisationScope } from '../../core/permissions.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { Layout } from '../layout.tsx'
import type { Crumb } from '../nhsuk/breadcrumb.tsx'
import type { FormError } from '../nhsuk/error-summary.tsx'
import { Heading } from '../nhsuk/heading.tsx'
import type { CasefileContext } from './casefile-context.ts'

type OrganisationLayoutProps = {
  readonly request: SignedInRequest
  readonly casefileKey: { readonly organisation: Organisation; readonly cycle: CycleName }
  readonly title: string
  /** null where the page has its own heading. */
  readonly heading?: string | null | undefined
  readonly errors?: readonly FormError[] | undefined
  /** Breadcrumbs after the organisation’s. */
  readonly below?: readonly Crumb[] | undefined
  readonly wide?: boolean | undefined
  readonly children: ComponentChildren
}

/** A page below an organisation's home, with the organisation and the cycle above its heading. */
export function OrganisationLayout(props: OrganisationLayoutProps) {
  const { request, casefileKey, title, heading = title, errors, below = [], wide, children } = props
  const { organisation, cycle } = casefileKey
  return (
    <Layout
      viewer={request.viewer}
      title={`${title}, ${organisation.name} ${cycle}`}
      errors={errors}
      breadcrumbs={[...organisationTrail(request.viewer, organisation, request.today), ...below]}
      wide={wide}
    >
      {heading !== null && (
        <Heading size="l" caption={`${organisation.name}, ${cycle}`}>
          {heading}
        </Heading>
      )}
      {children}
    </Layout>
  )
}

type CasefileLayoutProps = Omit<OrganisationLayoutProps, 'casefileKey'> & { readonly context: CasefileContext }

/** A page below the plan of a casefile. */
export function CasefileLayout({ context, below = [], ...page }: CasefileLayoutProps) {
  const { casefileKey, address } = context
  return (
    <OrganisationLayout
      {...page}
      casefileKey={casefileKey}
      below={[{ text: `Plan ${casefileKey.cycle}`, href: `${address}/plan` }, ...below]}
    />
  )
}

/** The breadcrumbs to an organisation's home; without the home for the SRO, who may only open single casefiles. */
export function organisationTrail(viewer: Actor, organisation: Organisation, today: Day): readonly [Crumb, ...Crumb[]] {
  const mayOpenHome = may(viewer, 'read-casefile', organisationScope(organisation, today))
  const { name, code } = organisation
  const work = { text: 'My work', href: '/' }
  return mayOpenHome ? [work, { text: name, href: `/organisations/${code}` }] : [work]
}

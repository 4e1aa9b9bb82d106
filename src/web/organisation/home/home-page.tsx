import { noticesForOrganisation } from '../../../casework/notices.ts'
import { type OrganisationHome, organisationHome } from '../../../casework/organisation-home.ts'
import { sayRefusal } from '../../../core/casefile/refusals.ts'
import type { Notice } from '../../../core/notices/notice.ts'
import { isEligible, type Organisation, typeNames } from '../../../core/organisation.ts'
import { regionNames } from '../../../core/register/regions.ts'
import { type Answer, goTo, notFound, show } from '../../answer.ts'
import { Notices } from '../../components/notices.tsx'
import { Frame } from '../../frame.tsx'
import { Heading } from '../../nhsuk/heading.tsx'
import { WarningCallout } from '../../nhsuk/warning-callout.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { KeepPeopleLink } from '../../people/keep-people-link.tsx'
import { CycleSection } from './cycle-section.tsx'
import { PeopleAndRoles } from './people-and-roles.tsx'
import { Succession } from './succession.tsx'

/** Home of one organisation: where it stands, what comes next, its days, its plan in a line, its people. */
export async function organisationPage(request: SignedInRequest): Promise<Answer> {
  const home = await organisationHome(request.casework, request.viewer, request.params.code ?? '')
  if (home === null) return notFound
  const notices = await noticesForOrganisation(request.casework, home.organisation)
  return show(<Home request={request} home={home} notices={notices} />)
}

/** A casefile has no page of its own above its parts: the organisation's home says where it stands. */
export async function casefileAddress({ params }: SignedInRequest): Promise<Answer> {
  return goTo(`/organisations/${(params.code ?? '').toUpperCase()}`)
}

type HomeProps = {
  readonly request: SignedInRequest
  readonly home: OrganisationHome
  readonly notices: readonly Notice[]
}

function Home({ request, home, notices }: HomeProps) {
  const { organisation, cycles, people } = home
  return (
    <Frame viewer={request.viewer} title={organisation.name} breadcrumbs={[{ text: 'My work', href: '/' }]}>
      <Heading size="l" caption={whoItIs(organisation)}>
        {organisation.name}
      </Heading>
      <Succession organisation={organisation} closedInto={home.closedInto} today={request.today} />
      <Notices notices={notices} />
      {isEligible(organisation) ? (
        cycles.map((cycle) => <CycleSection request={request} home={home} shown={cycle} />)
      ) : (
        <WarningCallout heading="No improvement plan for this organisation" headingLevel={2}>
          <p>{sayRefusal({ name: 'not-eligible', type: organisation.type })}</p>
        </WarningCallout>
      )}
      <PeopleAndRoles people={people} />
      <KeepPeopleLink request={request} organisation={organisation} />
      {!organisation.demo && (
        <p>
          <a href={`/register/${organisation.code}`}>What the public sees of {organisation.name}</a>
        </p>
      )}
    </Frame>
  )
}

function whoItIs({ code, type, region }: Organisation): string {
  return [code, typeNames[type], region === null ? 'no region' : regionNames[region]].join(', ')
}

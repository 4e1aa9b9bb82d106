import { announcementsForOrganisation } from '../../../casework/announcements/announcements.ts'
import { type OrganisationHome, organisationHome } from '../../../casework/organisations/organisation-home.ts'
import { roleNames } from '../../../core/actor.ts'
import type { Announcement } from '../../../core/announcements/announcement.ts'
import { refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { isEligible, type Organisation, regionNames, typeNames } from '../../../core/organisation.ts'
import { may, organisationScope } from '../../../core/permissions.ts'
import { type Answer, goTo, notFound, show } from '../../../http/answer.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { Announcements } from '../../components/announcements.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Layout } from '../../layout.tsx'
import { Heading } from '../../nhsuk/heading.tsx'
import { WarningCallout } from '../../nhsuk/inset-text.tsx'
import { CycleSection } from './cycle-section.tsx'
import { Succession } from './succession.tsx'

/** Home of one organisation: where it stands, what comes next, its days, its plan in a line, its people. */
export async function organisationPage(request: SignedInRequest): Promise<Answer> {
  const home = await organisationHome(request.casework, request.viewer, request.params.code ?? '')
  if (home === null) return notFound
  const notices = await announcementsForOrganisation(request.casework, home.organisation)
  return show(<Home request={request} home={home} notices={notices} />)
}

/** A casefile has no page of its own above its parts: the organisation's home says where it stands. */
export async function casefileAddress({ params }: SignedInRequest): Promise<Answer> {
  return goTo(`/organisations/${(params.code ?? '').toUpperCase()}`)
}

type HomeProps = {
  readonly request: SignedInRequest
  readonly home: OrganisationHome
  readonly notices: readonly Announcement[]
}

function Home({ request, home, notices }: HomeProps) {
  const { organisation, cycles, people } = home
  return (
    <Layout viewer={request.viewer} title={organisation.name} breadcrumbs={[{ text: 'My work', href: '/' }]}>
      <Heading size="l" caption={whoItIs(organisation)}>
        {organisation.name}
      </Heading>
      <Succession organisation={organisation} closedInto={home.closedInto} today={request.today} />
      <Announcements notices={notices} />
      {isEligible(organisation) ? (
        cycles.map((cycle) => <CycleSection request={request} home={home} shown={cycle} />)
      ) : (
        <WarningCallout heading="No improvement plan for this organisation" headingLevel={2}>
          <p>{refusalMessage({ name: 'not-eligible', type: organisation.type })}</p>
        </WarningCallout>
      )}
      <PeopleAndRoles people={people} />
      <ManagePeopleLink request={request} organisation={organisation} />
      {!organisation.demo && (
        <p>
          <a href={`/register/${organisation.code}`}>What the public sees of {organisation.name}</a>
        </p>
      )}
    </Layout>
  )
}

function whoItIs({ code, type, region }: Organisation): string {
  return [code, typeNames[type], region === null ? 'no region' : regionNames[region]].join(', ')
}

type Row = OrganisationHome['people'][number]

/** Who acts for the organisation here. */
function PeopleAndRoles({ people }: { readonly people: readonly Row[] }) {
  return (
    <DataTable
      caption="People and their roles"
      rows={people}
      empty="Nobody of this organisation is known here yet."
      columns={[
        { header: 'Name', cell: ({ name }: Row) => name },
        { header: 'Role', cell: ({ role }) => roleNames[role] },
        { header: 'Email', cell: ({ email }) => <a href={`mailto:${email}`}>{email}</a> },
      ]}
    />
  )
}

/** The way to an organisation's people, for its administrator. */
function ManagePeopleLink({
  request,
  organisation,
}: {
  readonly request: SignedInRequest
  readonly organisation: Organisation
}) {
  if (!may(request.viewer, 'manage-own-people', organisationScope(organisation, request.today))) return null
  return (
    <p>
      <a href={`/organisations/${organisation.code}/people`}>Invite and remove people</a>
    </p>
  )
}

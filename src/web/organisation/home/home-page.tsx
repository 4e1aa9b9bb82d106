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

/** The home page of one organisation: each toolkit year with its status, next step and dates; then its people. */
export async function organisationPage(request: SignedInRequest): Promise<Answer> {
  const home = await organisationHome(request.casework, request.viewer, request.params.code ?? '')
  if (home === null) return notFound
  const announcements = await announcementsForOrganisation(request.casework, home.organisation)
  return show(<Home request={request} home={home} announcements={announcements} />)
}

/** A casefile's address has no page of its own: it leads to the organisation's home. */
export async function casefileAddress({ casefile }: SignedInRequest): Promise<Answer> {
  return casefile === null ? notFound : goTo(`/organisations/${casefile.casefileKey.organisation.code}`)
}

type HomeProps = {
  readonly request: SignedInRequest
  readonly home: OrganisationHome
  readonly announcements: readonly Announcement[]
}

function Home({ request, home, announcements }: HomeProps) {
  const { organisation, cycles, people } = home
  return (
    <Layout viewer={request.viewer} title={organisation.name} breadcrumbs={[{ text: 'My work', href: '/' }]}>
      <Heading size="l" caption={describeOrganisation(organisation)}>
        {organisation.name}
      </Heading>
      <Succession organisation={organisation} closedInto={home.closedInto} today={request.today} />
      <Announcements announcements={announcements} />
      {home.newer.map((cycle) => (
        <p>{`The ${cycle} plan was written by a newer version of the service, so it cannot be shown here yet. Nothing of it was changed or lost. Try again in a few minutes.`}</p>
      ))}
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

function describeOrganisation({ code, type, region }: Organisation): string {
  return [code, typeNames[type], region === null ? 'no region' : regionNames[region]].join(', ')
}

type Row = OrganisationHome['people'][number]

/** The people of the organisation with their roles. */
function PeopleAndRoles({ people }: { readonly people: readonly Row[] }) {
  return (
    <DataTable
      caption="People and their roles"
      rows={people}
      empty="Nobody from this organisation is known here yet."
      columns={[
        { header: 'Name', cell: ({ name }: Row) => name },
        { header: 'Role', cell: ({ role }) => roleNames[role] },
        { header: 'Email', cell: ({ email }) => <a href={`mailto:${email}`}>{email}</a> },
      ]}
    />
  )
}

/** A link to manage the organisation's people, for its administrator. */
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

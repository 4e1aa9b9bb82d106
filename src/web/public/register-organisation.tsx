import { type RegisterOrganisation, registerOrganisation } from '../../casework/register/register.ts'
import { type Day, formatDate, parseDay } from '../../core/day.ts'
import { parseOdsCode, typeNames } from '../../core/organisation.ts'
import type { Publication } from '../../core/register/publication.ts'
import { type Answer, notFound, show } from '../../http/answer.ts'
import { field } from '../../http/form.ts'
import type { PageRequest } from '../../http/page-request.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { StatusTag, statusTones } from '../components/status-tag.tsx'
import { Layout } from '../layout.tsx'
import { SummaryList } from '../nhsuk/summary-list.tsx'

/** S7: the statuses of one organisation over the toolkit years, with their dates and nothing else. */
export async function registerOrganisationPage(request: PageRequest): Promise<Answer> {
  const code = parseOdsCode(request.params.code ?? '')
  const day = parseDay(field(request.query, 'on'))
  const on = day !== null && day <= request.today ? day : request.today
  const organisation = code === null ? null : await registerOrganisation(request.casework, code, on)
  return organisation === null ? notFound : show(<Organisation request={request} organisation={organisation} on={on} />)
}

type Props = { readonly request: PageRequest; readonly organisation: RegisterOrganisation; readonly on: Day }

function Organisation({ request, organisation, on }: Props) {
  const [first] = organisation.publications
  return (
    <Layout
      viewer={request.viewer}
      title={`${first.name} (${first.organisation})`}
      breadcrumbs={[{ text: 'Register', href: `/register?on=${on}` }]}
    >
      <h1 class="nhsuk-heading-l">{first.name}</h1>
      <SummaryList
        rows={[
          { key: 'ODS code', value: first.organisation },
          { key: 'Type', value: typeNames[first.type] },
          { key: 'Region', value: first.region ?? 'No region' },
        ]}
      />
      <DataTable
        caption={`Statuses on ${formatDate(on)}`}
        columns={columns}
        rows={organisation.publications}
        empty="No status is known."
      />
      {organisation.successors.length > 0 && <Successors publications={organisation.successors} on={on} />}
      <p>
        The status does not show what the organisation is doing to improve. See{' '}
        <a href="/help">what the statuses mean and how the process works</a>.
      </p>
    </Layout>
  )
}

function Successors({ publications, on }: { readonly publications: readonly Publication[]; readonly on: Day }) {
  const named: Column<Publication> = {
    header: 'Organisation',
    cell: ({ organisation, name }) => <a href={`/register/${organisation}?on=${on}`}>{`${name} (${organisation})`}</a>,
  }
  return (
    <>
      <h2 class="nhsuk-heading-m">This organisation has closed</h2>
      <DataTable
        caption="Its successors"
        captionSize="s"
        columns={[named, ...columns]}
        rows={publications}
        empty="No successor is known."
      />
    </>
  )
}

const columns: readonly Column<Publication>[] = [
  { header: 'Toolkit year', cell: ({ cycle }) => cycle, nowrap: true },
  { header: 'Status', cell: ({ shown, statusName }) => <StatusTag name={statusName} tone={statusTones[shown]} /> },
  { header: 'Published', cell: ({ publishedOn }) => (publishedOn === null ? 'Not known' : formatDate(publishedOn)) },
  { header: 'Status since', cell: sinceOf },
]

function sinceOf({ statusSince, observedOn }: Publication): string {
  if (statusSince !== null) return formatDate(statusSince)
  return observedOn === null ? 'Not known' : `Seen in the published register of ${formatDate(observedOn)}`
}

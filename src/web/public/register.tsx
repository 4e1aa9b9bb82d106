import { registerPage as pageOf, type RegisterPage, registerDownload } from '../../casework/register/register.ts'
import { formatDate } from '../../core/day.ts'
import { cycleNames } from '../../core/guidance/cycles.ts'
import { typeNames } from '../../core/organisation.ts'
import { regionChoices, statusChoices, typeChoices } from '../../core/register/choices.ts'
import { registerCells, registerColumns } from '../../core/register/columns.ts'
import type { Publication } from '../../core/register/publication.ts'
import { type QueryProblem, type RegisterQuery, readRegisterQuery } from '../../core/register/register-query.ts'
import { type Answer, show, showAgain } from '../../http/answer.ts'
import type { PageRequest } from '../../http/page-request.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { FilterPanel } from '../components/filter-panel.tsx'
import { Pager } from '../components/pager.tsx'
import { StatusTag, statusTones } from '../components/status-tag.tsx'
import { Layout } from '../layout.tsx'
import { Input } from '../nhsuk/input.tsx'
import { type TableFormat, tableAsJson, tableFile, tableInBatches } from '../table-file.ts'
import { parametersOf, RegisterTotals, registerAddress, totalsTable } from './register-totals.tsx'

/** S7: the public register of today or of the day `?on=`. */
export async function registerPage(request: PageRequest): Promise<Answer> {
  const read = readRegisterQuery(parametersOf(request.query), request.today)
  if (read.kind === 'problems') return showAgain(<InvalidAddress request={request} problems={read.problems} />, 400)
  const page = await pageOf(request.casework, read.query)
  return show(<Register request={request} query={read.query} page={page} />)
}

/** The whole list as a file, with the columns of the toolkit’s own search results. */
export function registerFile(format: TableFormat | 'json'): (request: PageRequest) => Promise<Answer> {
  return async ({ casework, query, today }) => {
    const read = readRegisterQuery(parametersOf(query), today)
    if (read.kind === 'problems') return { kind: 'json', status: 400, content: { problems: read.problems } }
    const table = tableInBatches(registerColumns, registerDownload(casework, read.query), registerCells)
    if (format === 'json') return tableAsJson(table)
    return tableFile(table, `DSPT search results ${read.query.on}`, format)
  }
}

/** The totals of the list as a file. */
export function totalsFile(format: TableFormat): (request: PageRequest) => Promise<Answer> {
  return async ({ casework, query, today }) => {
    const read = readRegisterQuery(parametersOf(query), today)
    if (read.kind === 'problems') return { kind: 'json', status: 400, content: { problems: read.problems } }
    const { totals } = await pageOf(casework, read.query)
    return tableFile(totalsTable(totals, read.query), `DSPT totals ${read.query.on}`, format)
  }
}

type RegisterProps = { readonly request: PageRequest; readonly query: RegisterQuery; readonly page: RegisterPage }

const intro = 'The status of each organisation in the Data Security and Protection Toolkit, with its dates.'

function Register({ request, query, page }: RegisterProps) {
  const { publications, found, pages, totals } = page
  return (
    <Layout viewer={request.viewer} title="Register of statuses" wide>
      <h1 class="nhsuk-heading-l">Register of statuses</h1>
      <p>{intro}</p>
      <Filters query={query} />
      <h2 class="nhsuk-heading-m">{`${found} ${found === 1 ? 'organisation' : 'organisations'} on ${formatDate(query.on)}, ${query.cycle} toolkit`}</h2>
      <DataTable
        caption={`Statuses, page ${query.page} of ${Math.max(1, pages)}`}
        captionHidden
        columns={columns(query)}
        rows={publications}
        rowKey={({ organisation }) => organisation}
        empty="No organisation fits these filters. Try fewer filters, or part of a name."
        downloads={{ csv: fileAddress('csv', query), xlsx: fileAddress('xlsx', query) }}
      />
      <p>
        <a href={fileAddress('json', query)}>The same as JSON</a>
      </p>
      <Pager
        page={query.page}
        pages={pages}
        href={(number) => registerAddress('/register', query, { page: String(number) })}
      />
      <RegisterTotals totals={totals} query={query} />
    </Layout>
  )
}

function fileAddress(ending: TableFormat | 'json', query: RegisterQuery): string {
  return registerAddress(`/register.${ending}`, { ...query, page: 1 })
}

function columns({ on }: RegisterQuery): readonly Column<Publication>[] {
  return [
    {
      header: 'Organisation',
      cell: ({ organisation, name }) => <a href={`/register/${organisation}?on=${on}`}>{name}</a>,
    },
    { header: 'Code', cell: ({ organisation }) => organisation, nowrap: true },
    { header: 'Type', cell: ({ type }) => typeNames[type] },
    { header: 'Region', cell: ({ region }) => region ?? 'No region' },
    {
      header: 'Status',
      cell: ({ shown, statusName }) => <StatusTag name={statusName} tone={statusTones[shown]} />,
      nowrap: true,
    },
    { header: 'Published', cell: ({ publishedOn }) => (publishedOn === null ? 'Not known' : formatDate(publishedOn)) },
  ]
}

function Filters({ query }: { readonly query: RegisterQuery }) {
  const { search, type, region, status, cycle, on } = query
  const options = (choices: readonly { readonly value: string; readonly name: string }[]) =>
    choices.map(({ value, name }) => ({ value, text: name }))
  return (
    <FilterPanel
      action="/register"
      search={{ name: 'search', label: 'Name or ODS code', value: search }}
      selects={[
        { name: 'type', label: 'Type', all: 'All types', items: options(typeChoices), value: type ?? '' },
        { name: 'region', label: 'Region', all: 'All regions', items: options(regionChoices), value: region ?? '' },
        {
          name: 'status',
          label: 'Status',
          all: 'All statuses',
          items: options(statusChoices(on)),
          value: status ?? '',
        },
        {
          name: 'cycle',
          label: 'Toolkit year',
          all: 'Latest',
          items: cycleNames.map((name) => ({ value: name, text: name })),
          value: cycle,
        },
      ]}
    >
      <Input name="on" label="On the day" hint="Such as 2021-06-30" value={on} width={10} />
    </FilterPanel>
  )
}

function InvalidAddress({
  request,
  problems,
}: {
  readonly request: PageRequest
  readonly problems: readonly QueryProblem[]
}) {
  return (
    <Layout
      viewer={request.viewer}
      title="Register of statuses"
      errors={problems.map(({ text }) => ({ field: null, text }))}
    >
      <h1 class="nhsuk-heading-l">Register of statuses</h1>
      <p>This address of the register is not valid.</p>
      <ul>
        {problems.map(({ field, given }) => (
          <li class="app-long-words">{`${field}: “${given}”`}</li>
        ))}
      </ul>
      <p>
        <a href="/register">Show the whole register</a>
      </p>
    </Layout>
  )
}

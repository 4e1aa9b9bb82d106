import {
  everybody,
  type ListedPerson,
  type PeopleFilter,
  type PeoplePage,
  peoplePage,
} from '../../casework/people/people-list.ts'
import { type Role, roleNames } from '../../core/actor.ts'
import { appointmentText, nationalRoles, organisationRoles, regionalRoles } from '../../core/people/appointments.ts'
import { may } from '../../core/permissions.ts'
import type { TableInBatches } from '../../core/table.ts'
import { type Answer, notFound, show } from '../../http/answer.ts'
import { count, field, type SubmittedForm } from '../../http/form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { FilterPanel } from '../components/filter-panel.tsx'
import { Pager } from '../components/pager.tsx'
import { Layout } from '../layout.tsx'
import { Button } from '../nhsuk/button.tsx'
import { requestedFormat, tableFile, tableInBatches } from '../table-file.ts'

const roles: readonly Role[] = [...organisationRoles, ...regionalRoles, ...nationalRoles]

/** Everybody who may sign in, with their roles; `?format=` gives the list as a file. */
export async function allPeoplePage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, query, today } = request
  const filter = filterOf(query)
  const format = requestedFormat(query)
  if (format !== null) {
    const people = await everybody(casework, viewer, filter)
    return people === null ? notFound : tableFile(tableOf(people), `People ${today}`, format)
  }
  const list = await peoplePage(casework, viewer, filter, Math.max(1, count(query, 'page')))
  if (list === null) return notFound
  return show(<People request={request} filter={filter} list={list} />)
}

function filterOf(query: SubmittedForm): PeopleFilter {
  return {
    search: field(query, 'search').slice(0, 100),
    role: roles.find((role) => role === field(query, 'role')) ?? null,
    removed: field(query, 'removed') === 'yes',
    organisation: null,
  }
}

type PeopleProps = {
  readonly request: SignedInRequest
  readonly filter: PeopleFilter
  readonly list: PeoplePage
}

function People({ request: { viewer }, filter, list }: PeopleProps) {
  const { people, of, page, pages } = list
  const here = (more: Readonly<Record<string, string>>) =>
    `/people?${new URLSearchParams({ ...filterFields(filter), ...more })}`
  return (
    <Layout viewer={viewer} title="People" wide>
      <h1 class="nhsuk-heading-l">People</h1>
      {may(viewer, 'manage-people', null) && <Button href="/people/invite">Invite somebody</Button>}
      <FilterPanel
        action="/people"
        search={{ name: 'search', label: 'Name, email or ODS code', value: filter.search }}
        selects={[
          {
            name: 'role',
            label: 'Role',
            all: 'All roles',
            items: roles.map((role) => ({ value: role, text: roleNames[role] })),
            value: filter.role ?? '',
          },
          {
            name: 'removed',
            label: 'Show',
            all: 'People who may sign in',
            items: [{ value: 'yes', text: 'People who were removed' }],
            value: filter.removed ? 'yes' : '',
          },
        ]}
      />
      <p>{of === 1 ? '1 person' : `${of} people`}</p>
      <DataTable
        caption="People, by name"
        columns={columns}
        rows={people}
        empty="Nobody fits these filters. Clear the filters, or invite somebody."
        downloads={{ csv: here({ format: 'csv' }), xlsx: here({ format: 'xlsx' }) }}
      />
      <Pager page={page} pages={pages} href={(number) => here({ page: String(number) })} />
    </Layout>
  )
}

function filterFields({ search, role, removed }: PeopleFilter): Readonly<Record<string, string>> {
  return {
    ...(search === '' ? {} : { search }),
    ...(role === null ? {} : { role }),
    ...(removed ? { removed: 'yes' } : {}),
  }
}

const columns: readonly Column<ListedPerson>[] = [
  { header: 'Name', cell: ({ id, name }) => <a href={`/people/${id}`}>{name}</a> },
  { header: 'Email', cell: ({ email }) => <span class="app-long-words">{email}</span> },
  { header: 'Roles', cell: rolesOf },
]

function rolesOf({ appointments }: ListedPerson): string {
  return appointments.map(appointmentText).join('; ')
}

function tableOf(people: AsyncIterable<readonly ListedPerson[]>): TableInBatches {
  return tableInBatches(['Name', 'Email', 'Roles'], people, (person) => [person.name, person.email, rolesOf(person)])
}

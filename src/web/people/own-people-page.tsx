import { managePeople } from '../../casework/people/manage-people.ts'
import { type ListedPerson, ownPeople } from '../../casework/people/people-list.ts'
import { roleNames } from '../../core/actor.ts'
import type { Organisation } from '../../core/organisation.ts'
import { peopleRefusals } from '../../core/people/appointments.ts'
import type { Table } from '../../core/table.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../http/answer.ts'
import { readForm, typedIn } from '../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { DataTable } from '../components/data-table.tsx'
import { FormFields } from '../components/form-fields.tsx'
import { Layout } from '../layout.tsx'
import { Button } from '../nhsuk/button.tsx'
import type { FormError } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { Heading } from '../nhsuk/heading.tsx'
import { organisationTrail } from '../organisation/organisation-layout.tsx'
import { requestedFormat, tableFile } from '../table-file.ts'
import { rolesFields } from './own-person-page.tsx'
import { personFields } from './person-fields.ts'

type Own = NonNullable<Awaited<ReturnType<typeof ownPeople>>>

/** The people of one organisation, for its administrator, with the form to invite another; `?format=` gives the list as a file. */
export async function ownPeoplePage(request: SignedInRequest): Promise<Answer> {
  const own = await ownPeople(request.casework, request.viewer, request.params.code ?? '')
  if (own === null) return notFound
  const format = requestedFormat(request.query)
  if (format !== null) return tableFile(tableOf(own.people), `People of ${own.organisation.code}`, format)
  return show(<OwnPeople request={request} own={own} errors={[]} />)
}

export async function inviteOwn(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, form, params } = request
  const own = await ownPeople(casework, viewer, params.code ?? '')
  if (own === null) return notFound
  const read = readForm(inviteFields, form)
  const again = (errors: readonly FormError[]) => showAgain(<OwnPeople request={request} own={own} errors={errors} />)
  if (!read.ok) return again(read.errors)
  const { roles, ...named } = read.value
  const organisation = own.organisation.code
  const give = roles.map((role) => ({ role, organisation }))
  const result = await managePeople(casework, viewer, organisation, { type: 'invite', ...named, give })
  if (result.outcome === 'not-allowed') return notFound
  if (result.outcome === 'done') return goTo(`/organisations/${organisation}/people/${result.person}`)
  const text = result.refusal === 'nothing-changes' ? 'They have these roles already' : peopleRefusals[result.refusal]
  return again([{ field: 'roles', text }])
}

const inviteFields = { ...personFields, ...rolesFields('Choose at least one role') }

type OwnPeopleProps = {
  readonly request: SignedInRequest
  readonly own: Own
  readonly errors: readonly FormError[]
}

function OwnPeople({ request, own: { organisation, people }, errors }: OwnPeopleProps) {
  const { viewer, form, today } = request
  const address = `/organisations/${organisation.code}/people`
  return (
    <Layout
      viewer={viewer}
      title={`People of ${organisation.name}`}
      breadcrumbs={organisationTrail(viewer, organisation, today)}
      errors={errors}
    >
      <Heading size="l" caption={organisation.name}>
        People
      </Heading>
      <DataTable
        caption="People, by name"
        rows={people}
        empty="Nobody yet. Invite somebody below."
        downloads={{ csv: `${address}?format=csv`, xlsx: `${address}?format=xlsx` }}
        columns={[
          { header: 'Name', cell: ({ id, name }: ListedPerson) => <a href={`${address}/${id}`}>{name}</a> },
          { header: 'Email', cell: ({ email }) => <span class="app-long-words">{email}</span> },
          { header: 'Roles', cell: rolesOf },
        ]}
      />
      <InviteForm organisation={organisation} form={form} errors={errors} />
    </Layout>
  )
}

type InviteFormProps = {
  readonly organisation: Organisation
  readonly form: SignedInRequest['form']
  readonly errors: readonly FormError[]
}

function InviteForm({ organisation, form, errors }: InviteFormProps) {
  return (
    <section aria-labelledby="invite">
      <h2 class="nhsuk-heading-m" id="invite">
        Invite somebody
      </h2>
      <Form action={`/organisations/${organisation.code}/people`}>
        <FormFields table={inviteFields} typed={typedIn(inviteFields, form)} errors={errors} />
        <Button>Send the invitation</Button>
      </Form>
    </section>
  )
}

function rolesOf({ appointments }: ListedPerson): string {
  return appointments.map(({ role }) => roleNames[role]).join('; ')
}

function tableOf(people: readonly ListedPerson[]): Table {
  return {
    columns: ['Name', 'Email', 'Roles'],
    rows: people.map((person) => [person.name, person.email, rolesOf(person)]),
  }
}

import { managePeople } from '../../casework/people/manage-people.ts'
import { ownPerson } from '../../casework/people/people-list.ts'
import { type Appointment, type OrganisationRole, roleNames } from '../../core/actor.ts'
import { organisationRoles, peopleRefusals, type RoleChange } from '../../core/people/appointments.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../http/answer.ts'
import { several } from '../../http/forms/choice-fields.ts'
import { errorsOf, readForm } from '../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { FormFields } from '../components/form-fields.tsx'
import { Layout } from '../layout.tsx'
import { Button } from '../nhsuk/button.tsx'
import type { FormError } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { Heading } from '../nhsuk/heading.tsx'
import { SummaryList } from '../nhsuk/summary-list.tsx'
import { organisationTrail } from '../organisation/organisation-layout.tsx'
import { NewAccountForm, PersonHistory } from './person-history.tsx'

type Own = NonNullable<Awaited<ReturnType<typeof ownPerson>>>

/** One of an organisation's own people: their roles there, and the history of them. */
export async function ownPersonPage(request: SignedInRequest): Promise<Answer> {
  const own = await findOwnPerson(request)
  return own === null ? notFound : show(<OwnPerson request={request} own={own} errors={[]} />)
}

export async function saveOwnRoles(request: SignedInRequest): Promise<Answer> {
  const own = await findOwnPerson(request)
  if (own === null) return notFound
  const organisation = own.organisation.code
  const read = readForm(ownFields, request.form)
  if (!read.ok) return again(request, own, read.errors)
  const { roles: chosen } = read.value
  const held = own.person.appointments
  const give = chosen.map((role): Appointment => ({ role, organisation }))
  const take = held.filter(({ role }) => !organisationRoles.some((each) => each === role && chosen.includes(each)))
  return changed(request, own, { give, take })
}

export async function removeOwn(request: SignedInRequest): Promise<Answer> {
  const own = await findOwnPerson(request)
  return own === null ? notFound : changed(request, own, { give: [], take: own.person.appointments })
}

/** Lets a new account with the provider in, for somebody whose roles are all in this organisation. */
export async function letOwnNewAccountIn(request: SignedInRequest): Promise<Answer> {
  const own = await findOwnPerson(request)
  if (own === null) return notFound
  const { person, organisation } = own
  const command = { type: 'let-new-account-in', person: person.id } as const
  const result = await managePeople(request.casework, request.viewer, organisation.code, command)
  if (result.outcome === 'not-allowed') return notFound
  if (result.outcome === 'refused') return again(request, own, [{ field: null, text: peopleRefusals[result.refusal] }])
  return goTo(`/organisations/${organisation.code}/people/${person.id}`)
}

async function changed(request: SignedInRequest, own: Own, change: RoleChange): Promise<Answer> {
  const { casework, viewer } = request
  const { person, organisation } = own
  const command = { type: 'change-roles', person: person.id, ...change } as const
  const result = await managePeople(casework, viewer, organisation.code, command)
  if (result.outcome === 'not-allowed') return notFound
  if (result.outcome === 'refused')
    return again(request, own, errorsOf(ownFields, [['roles', peopleRefusals[result.refusal]]]))
  const address = `/organisations/${organisation.code}/people`
  return goTo(
    change.give.length === 0 && change.take.length === person.appointments.length ? address : `${address}/${person.id}`,
  )
}

function again(request: SignedInRequest, own: Own, errors: readonly FormError[]): Answer {
  return showAgain(<OwnPerson request={request} own={own} errors={errors} />)
}

function findOwnPerson({ casework, viewer, params }: SignedInRequest): Promise<Own | null> {
  return ownPerson(casework, viewer, params.code ?? '', params.id ?? '')
}

type OwnPersonProps = { readonly request: SignedInRequest; readonly own: Own; readonly errors: readonly FormError[] }

function OwnPerson({ request, own, errors }: OwnPersonProps) {
  const { viewer, today } = request
  const { person, organisation, history, mayLetNewAccountIn } = own
  const people = `/organisations/${organisation.code}/people`
  const address = `${people}/${person.id}`
  return (
    <Layout
      viewer={viewer}
      title={`${person.name}, ${organisation.name}`}
      breadcrumbs={[...organisationTrail(viewer, organisation, today), { text: 'People', href: people }]}
      errors={errors}
    >
      <Heading size="l" caption={organisation.name}>
        {person.name}
      </Heading>
      <SummaryList rows={[{ key: 'Email', value: <span class="app-long-words">{person.email}</span> }]} />
      <Form action={address}>
        <FormFields table={ownFields} typed={{ roles: person.appointments.map(({ role }) => role) }} errors={errors} />
        <Button>Save the roles</Button>
      </Form>
      {mayLetNewAccountIn && <NewAccountForm action={`${address}/new-account`} />}
      <Form action={`${address}/remove`}>
        <p>Removing takes every role of {organisation.name} away from them at once. They are told by email.</p>
        <Button variant="warning">Remove {person.name}</Button>
      </Form>
      <PersonHistory history={history} />
    </Layout>
  )
}

const hints: Readonly<Record<OrganisationRole, string>> = {
  editor: 'Writes the assessment, the plan and the updates, and sends them',
  siro: 'Signs the plan off, if they did not change it themselves',
  'organisation-administrator': 'Invites and removes people of the organisation',
  reader: 'Reads everything of the organisation',
}

/** The field for the roles of an organisation; `required` says that none is chosen. */
export function rolesFields(required: string) {
  return {
    roles: several({
      label: 'Roles',
      choices: organisationRoles.map((role) => ({ value: role, text: roleNames[role], hint: hints[role] })),
      required,
    }),
  }
}

const ownFields = rolesFields('Choose at least one role, or remove the person below')

import { type ManagePeopleResult, managePeople, type PeopleCommand } from '../../casework/people/manage-people.ts'
import { type PersonWithHistory, personWithHistory } from '../../casework/people/people-list.ts'
import type { Appointment } from '../../core/actor.ts'
import { appointmentText, peopleRefusals } from '../../core/people/appointments.ts'
import { may } from '../../core/permissions.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../http/answer.ts'
import { hidden } from '../../http/forms/choice-fields.ts'
import { readHidden, typedIn } from '../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { DataTable } from '../components/data-table.tsx'
import { FormFields, HiddenFields } from '../components/form-fields.tsx'
import { Layout } from '../layout.tsx'
import { Button } from '../nhsuk/button.tsx'
import type { FormError } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { SummaryList } from '../nhsuk/summary-list.tsx'
import { roleChosen, roleFields } from './person-fields.ts'
import { NewAccountForm, PersonHistory } from './person-history.tsx'

export async function personPage(request: SignedInRequest): Promise<Answer> {
  return page(request, [])
}

/** Gives one more role; if the person was removed, that brings them back. */
export async function giveRole(request: SignedInRequest): Promise<Answer> {
  const role = roleChosen(request.form)
  if (!role.ok) return page(request, role.errors)
  return changed(request, { type: 'change-roles', person: idIn(request), give: [role.appointment], take: [] })
}

const takeFields = { appointment: hidden }

/** Removes the role that has this text; does nothing if the person no longer has it. */
export async function removeRole(request: SignedInRequest): Promise<Answer> {
  const found = await personWithHistory(request.casework, request.viewer, idIn(request))
  if (found === null) return notFound
  const named = readHidden(takeFields, request.form).appointment
  const take = found.person.appointments.filter((each) => appointmentText(each) === named)
  return changed(request, { type: 'change-roles', person: found.person.id, give: [], take })
}

export async function removePerson(request: SignedInRequest): Promise<Answer> {
  const found = await personWithHistory(request.casework, request.viewer, idIn(request))
  if (found === null) return notFound
  const take: readonly Appointment[] = found.person.appointments
  return changed(request, { type: 'change-roles', person: found.person.id, give: [], take })
}

export async function endTheirSecondFactor(request: SignedInRequest): Promise<Answer> {
  return changed(request, { type: 'end-second-factor', person: idIn(request) })
}

export async function letTheirNewAccountIn(request: SignedInRequest): Promise<Answer> {
  return changed(request, { type: 'let-new-account-in', person: idIn(request) })
}

async function changed(request: SignedInRequest, command: PeopleCommand): Promise<Answer> {
  const result: ManagePeopleResult = await managePeople(request.casework, request.viewer, null, command)
  if (result.outcome === 'not-allowed') return notFound
  if (result.outcome === 'done') return goTo(`/people/${result.person}`)
  const name = result.refusal === 'unknown-organisation' ? 'organisation' : null
  return page(request, [{ field: name, text: peopleRefusals[result.refusal] }])
}

async function page(request: SignedInRequest, errors: readonly FormError[]): Promise<Answer> {
  const found = await personWithHistory(request.casework, request.viewer, idIn(request))
  if (found === null) return notFound
  const shown = <Person request={request} found={found} errors={errors} />
  return errors.length === 0 ? show(shown) : showAgain(shown)
}

function idIn({ params }: SignedInRequest): string {
  return params.id ?? ''
}

type PersonProps = {
  readonly request: SignedInRequest
  readonly found: PersonWithHistory
  readonly errors: readonly FormError[]
}

function Person({ request: { viewer, form }, found, errors }: PersonProps) {
  const { person, hasSecondFactor, history } = found
  const mayManage = may(viewer, 'manage-people', null)
  const address = `/people/${person.id}`
  return (
    <Layout viewer={viewer} title={person.name} breadcrumbs={[{ text: 'People', href: '/people' }]} errors={errors}>
      <h1 class="nhsuk-heading-l">{person.name}</h1>
      <SummaryList
        rows={[
          { key: 'Email', value: <span class="app-long-words">{person.email}</span> },
          { key: 'May sign in', value: person.removed ? 'No: they were removed' : 'Yes' },
          { key: 'App for codes', value: hasSecondFactor ? 'Set up' : 'Not set up' },
        ]}
      />
      <h2 class="nhsuk-heading-m">Roles</h2>
      <HeldRoles appointments={person.appointments} removeAction={mayManage ? `${address}/roles/take` : null} />
      {mayManage && <ManagePerson found={found} address={address} form={form} errors={errors} />}
      <PersonHistory history={history} />
    </Layout>
  )
}

type ManagePersonProps = Pick<PersonProps, 'found' | 'errors'> & {
  readonly address: string
  readonly form: SignedInRequest['form']
}

/** What a lead may do: give a role, let them sign in anew, remove them. */
function ManagePerson({ found, address, form, errors }: ManagePersonProps) {
  const { person, hasSecondFactor, mayLetNewAccountIn } = found
  return (
    <>
      <h2 class="nhsuk-heading-m">{person.removed ? 'Bring them back' : 'Give another role'}</h2>
      <Form action={`${address}/roles`}>
        <FormFields table={roleFields} typed={typedIn(roleFields, form)} errors={errors} />
        <Button variant="secondary">{person.removed ? 'Bring back with this role' : 'Give this role'}</Button>
      </Form>
      {hasSecondFactor && (
        <Form action={`${address}/second-factor`}>
          <p>If they lost their telephone and their recovery codes, they can set up a new app at the next sign-in.</p>
          <Button variant="secondary">Remove their app for codes</Button>
        </Form>
      )}
      {mayLetNewAccountIn && <NewAccountForm action={`${address}/new-account`} />}
      {!person.removed && (
        <Form action={`${address}/remove`}>
          <p>Removing takes every role away. They are signed out at once, and told by email.</p>
          <Button variant="warning">Remove {person.name}</Button>
        </Form>
      )}
    </>
  )
}

type HeldRolesProps = {
  readonly appointments: readonly Appointment[]
  /** The address of the form that removes a role; null if the viewer may not. */
  readonly removeAction: string | null
}

/** The roles of a person, each with a button to remove it. */
function HeldRoles({ appointments, removeAction }: HeldRolesProps) {
  const take = (appointment: Appointment) => (
    <Form action={removeAction ?? ''}>
      <HiddenFields table={takeFields} typed={{ appointment: appointmentText(appointment) }} />
      <Button variant="secondary" small ariaLabel={`Take away: ${appointmentText(appointment)}`}>
        Take away
      </Button>
    </Form>
  )
  return (
    <DataTable
      caption="Roles held"
      captionHidden
      rows={appointments}
      empty="None."
      columns={[
        { header: 'Role', cell: appointmentText },
        ...(removeAction === null ? [] : [{ header: 'Change', headerHidden: true, cell: take }]),
      ]}
    />
  )
}

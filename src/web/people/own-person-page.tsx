import { keepPeople } from '../../casework/people/keep-people.ts'
import { ownPerson } from '../../casework/people/see-people.ts'
import type { Appointment } from '../../core/actor.ts'
import { organisationRoles } from '../../core/people/appointments.ts'
import { peopleRefusals, type RoleChange } from '../../core/people/change.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../answer.ts'
import { Frame } from '../frame.tsx'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'
import type { FormError } from '../nhsuk/form-error.ts'
import { Heading } from '../nhsuk/heading.tsx'
import { SummaryList } from '../nhsuk/summary-list.tsx'
import { organisationTrail } from '../organisation/organisation-trail.ts'
import type { SignedInRequest } from '../page-request.ts'
import { OwnRoles, rolesTicked } from './own-roles.tsx'
import { PersonHistory } from './person-history.tsx'

type Own = NonNullable<Awaited<ReturnType<typeof ownPerson>>>

/** One of an organisation's own people: what they may do there, and what was changed. */
export async function ownPersonPage(request: SignedInRequest): Promise<Answer> {
  const own = await opened(request)
  return own === null ? notFound : show(<OwnPerson request={request} own={own} errors={[]} />)
}

export async function saveOwnRoles(request: SignedInRequest): Promise<Answer> {
  const own = await opened(request)
  if (own === null) return notFound
  const organisation = own.organisation.code
  const wanted = rolesTicked(request.form)
  const held = own.person.appointments
  const give = wanted.map((role): Appointment => ({ role, organisation }))
  const take = held.filter(({ role }) => !organisationRoles.some((each) => each === role && wanted.includes(each)))
  if (wanted.length === 0) return again(request, own, 'Choose at least one role, or remove the person below')
  return changed(request, own, { give, take })
}

export async function removeOwn(request: SignedInRequest): Promise<Answer> {
  const own = await opened(request)
  return own === null ? notFound : changed(request, own, { give: [], take: own.person.appointments })
}

async function changed(request: SignedInRequest, own: Own, change: RoleChange): Promise<Answer> {
  const { casework, viewer } = request
  const { person, organisation } = own
  const order = { type: 'change-roles', person: person.id, ...change } as const
  const kept = await keepPeople(casework, viewer, organisation.code, order)
  if (kept.outcome === 'not-allowed') return notFound
  if (kept.outcome === 'refused') return again(request, own, peopleRefusals[kept.refusal])
  const address = `/organisations/${organisation.code}/people`
  return goTo(
    change.give.length === 0 && change.take.length === person.appointments.length ? address : `${address}/${person.id}`,
  )
}

function again(request: SignedInRequest, own: Own, text: string): Answer {
  return showAgain(<OwnPerson request={request} own={own} errors={[{ field: 'roles', text }]} />)
}

function opened({ casework, viewer, params }: SignedInRequest): Promise<Own | null> {
  return ownPerson(casework, viewer, params.code ?? '', params.id ?? '')
}

type OwnPersonProps = { readonly request: SignedInRequest; readonly own: Own; readonly errors: readonly FormError[] }

function OwnPerson({ request, own, errors }: OwnPersonProps) {
  const { viewer, today } = request
  const { person, organisation, history } = own
  const people = `/organisations/${organisation.code}/people`
  const address = `${people}/${person.id}`
  return (
    <Frame
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
        <OwnRoles values={person.appointments.map(({ role }) => role)} errors={errors} />
        <Button>Save the roles</Button>
      </Form>
      <Form action={`${address}/remove`}>
        <p>Removing takes every role of {organisation.name} away from them at once. They are told by letter.</p>
        <Button variant="warning">Remove {person.name}</Button>
      </Form>
      <PersonHistory history={history} />
    </Frame>
  )
}

import { managePeople } from '../../casework/people/manage-people.ts'
import { peopleRefusals } from '../../core/people/appointments.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../http/answer.ts'
import { readForm, typedIn } from '../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { FormFields } from '../components/form-fields.tsx'
import { Layout } from '../layout.tsx'
import { Button } from '../nhsuk/button.tsx'
import type { FormError } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { personFields, roleChosen, roleFields } from './person-fields.ts'

export async function invitePage(request: SignedInRequest): Promise<Answer> {
  return show(<Invite request={request} errors={[]} />)
}

/** Invites a person with a first role. Somebody who is already known is given the role as well. */
export async function invite(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, form } = request
  const [named, role] = [readForm(personFields, form), roleChosen(form)]
  const errors = [...(named.ok ? [] : named.errors), ...(role.ok ? [] : role.errors)]
  if (!named.ok || !role.ok) return showAgain(<Invite request={request} errors={errors} />)
  const command = { type: 'invite', ...named.value, give: [role.appointment] } as const
  const result = await managePeople(casework, viewer, null, command)
  if (result.outcome === 'not-allowed') return notFound
  if (result.outcome === 'done') return goTo(`/people/${result.person}`)
  const text = result.refusal === 'nothing-changes' ? 'They have this role already' : peopleRefusals[result.refusal]
  const name = result.refusal === 'unknown-organisation' ? 'organisation' : 'role'
  return showAgain(<Invite request={request} errors={[{ field: name, text }]} />)
}

const inviteFields = { ...personFields, ...roleFields }

type InviteProps = { readonly request: SignedInRequest; readonly errors: readonly FormError[] }

function Invite({ request: { viewer, form }, errors }: InviteProps) {
  return (
    <Layout viewer={viewer} title="Invite somebody" breadcrumbs={[{ text: 'People', href: '/people' }]} errors={errors}>
      <h1 class="nhsuk-heading-l">Invite somebody</h1>
      <Form action="/people/invite">
        <FormFields table={inviteFields} typed={typedIn(inviteFields, form)} errors={errors} />
        <Button>Send the invitation</Button>
      </Form>
    </Layout>
  )
}

import type { PersonWithHistory } from '../../casework/people/people-list.ts'
import { formatDate, parseDay } from '../../core/day.ts'
import { appointmentText } from '../../core/people/appointments.ts'
import { DataTable } from '../components/data-table.tsx'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'

type Event = PersonWithHistory['history'][number]

const eventNames: Readonly<Record<Event['type'], string>> = {
  invited: 'Invited',
  'role-given': 'Given',
  'role-taken': 'Taken away',
  removed: 'Removed',
  reinstated: 'Brought back',
  'second-factor-removed': 'App for codes removed',
  'new-account-let-in': 'New account let in',
}

/** The changes of the roles of a person: what, by whom, when. */
export function PersonHistory({ history }: { readonly history: readonly Event[] }) {
  return (
    <DataTable
      caption="What was changed, newest first"
      rows={history}
      empty="Nothing was changed here yet."
      columns={[
        { header: 'What', cell: sentenceOf },
        { header: 'By', cell: ({ byName }) => byName },
        { header: 'Day', cell: ({ on }) => dayText(on), nowrap: true },
      ]}
    />
  )
}

function sentenceOf({ type, appointment }: Event): string {
  return appointment === null ? eventNames[type] : `${eventNames[type]}: ${appointmentText(appointment)}`
}

function dayText(text: string): string {
  const day = parseDay(text)
  return day === null ? text : formatDate(day)
}

/** Lets a new account in for somebody whose account with the provider was made anew. */
export function NewAccountForm({ action }: { readonly action: string }) {
  return (
    <Form action={action}>
      <p>
        If their account with the provider was made anew, it is not let in: it could be somebody else’s with the same
        address. Speak to them first. They are signed out, and told by email.
      </p>
      <Button variant="secondary">Let a new account in</Button>
    </Form>
  )
}

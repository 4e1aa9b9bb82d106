import type { PersonWithHistory } from '../../casework/people/people-list.ts'
import { formatDate, parseDay } from '../../core/day.ts'
import { appointmentText } from '../../core/people/appointments.ts'
import { DataTable } from '../components/data-table.tsx'

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

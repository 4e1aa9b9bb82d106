import { inWords } from '../../../core/day.ts'
import { sayAsk } from '../../../core/timetable/ask-words.ts'
import type { PlannedAsk } from '../../../core/timetable/asks-due.ts'
import { DataTable } from '../../components/data-table.tsx'
import { DayText } from '../../components/day-text.tsx'

/** Which letters will go, when and to whom, if nothing is heard and no guidance changes. */
export function NextLetters({ planned }: { readonly planned: readonly PlannedAsk[] }) {
  if (planned.length === 0) return <p>No letter will go unless something happens first.</p>
  return (
    <DataTable
      caption="Which letters go next, if nothing is heard and no guidance changes"
      captionSize="s"
      rows={planned.slice(0, most)}
      empty=""
      columns={[
        { header: 'When', nowrap: true, cell: ({ from }: PlannedAsk) => <DayText day={from} /> },
        { header: 'What', cell: (ask) => `${sayAsk(ask).what} ${inWords(ask.occasion)}` },
        { header: 'To whom', cell: (ask) => sayAsk(ask).toWhom },
      ]}
    />
  )
}

/** Further off, what happens in between will have changed them. */
const most = 3

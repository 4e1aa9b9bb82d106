import { replay, type Step } from '../../../core/casefile/replay.ts'
import { inWords } from '../../../core/day.ts'
import { timeOfDay } from '../../../core/time-of-day.ts'
import { DataTable } from '../../components/data-table.tsx'
import { ToldEvent } from '../history/told-event.tsx'
import type { Opened } from '../opened.ts'

type Told = Step<Opened['events'][number]>

/** The updates sent so far, newest first. */
export function UpdatesSent({ opened }: { readonly opened: Opened }) {
  const steps = replay(opened.casefile, opened.events).filter(({ event }) => event.type === 'update-sent')
  return (
    <DataTable
      wordy
      caption="Updates sent so far"
      rows={steps.toReversed()}
      empty="No update has been sent yet."
      columns={[
        { header: 'When', width: 'one-quarter', cell: ({ event }: Told) => when(event) },
        { header: 'What was said', cell: (step: Told) => <ToldEvent {...step} /> },
        { header: 'Who', width: 'one-quarter', cell: ({ event }: Told) => event.by.name },
      ]}
    />
  )
}

function when({ on, recordedAt }: Told['event']): string {
  return `${inWords(on)}, ${timeOfDay(recordedAt)}`
}

import { roleNames } from '../../../core/actor.ts'
import { replay, type Step } from '../../../core/casefile/replay.ts'
import { inWords } from '../../../core/day.ts'
import { versionInWords } from '../../../core/guidance/version-in-words.ts'
import { timeOfDay } from '../../../core/time-of-day.ts'
import { type Answer, show } from '../../answer.ts'
import { DataTable } from '../../components/data-table.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { formatAsked, tableFile } from '../../table-file.ts'
import { CasefileFrame } from '../casefile-frame.tsx'
import type { Opened } from '../opened.ts'
import { historyTable } from './history-table.ts'
import { ToldEvent } from './told-event.tsx'

type Told = Step<Opened['events'][number]>

/** Everything that happened, newest first; `?format=` gives it as a file, oldest first. */
export async function historyPage(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const steps = replay(opened.casefile, opened.events)
  const format = formatAsked(request.query)
  const { organisation, cycle } = opened.place
  if (format !== null) return tableFile(historyTable(steps), `History ${organisation.code} ${cycle}`, format)
  return show(<History request={request} opened={opened} steps={steps.toReversed()} />)
}

type HistoryProps = { readonly request: SignedInRequest; readonly opened: Opened; readonly steps: readonly Told[] }

function History({ request, opened, steps }: HistoryProps) {
  const here = `${opened.address}/history`
  return (
    <CasefileFrame request={request} opened={opened} title="History" wide>
      <p>Everything that was published, signed off, sent and decided, newest first. Nothing here can be changed.</p>
      <p>
        <a href={`${opened.address}/compare`}>Compare two revisions of the plan</a>
      </p>
      <DataTable
        wordy
        caption="What happened"
        captionHidden
        rows={steps}
        rowKey={({ event }) => `event-${event.version}`}
        empty="Nothing has happened yet. The history begins when the assessment is published."
        downloads={{ csv: `${here}?format=csv`, xlsx: `${here}?format=xlsx` }}
        columns={[
          { header: 'When', width: 'one-quarter', cell: ({ event }: Told) => when(event) },
          { header: 'What happened', cell: (step: Told) => <ToldEvent {...step} /> },
          {
            header: 'Guidance',
            cell: ({ event }: Told) => (
              <a href={`/guidance/${opened.place.cycle}?on=${event.on}`}>{versionInWords(event.guidance)}</a>
            ),
          },
          {
            header: 'Who',
            width: 'one-quarter',
            cell: ({ event: { by } }: Told) => `${by.name}, ${roleNames[by.role]}`,
          },
        ]}
      />
    </CasefileFrame>
  )
}

function when({ on, recordedAt }: Told['event']): string {
  return `${inWords(on)}, ${timeOfDay(recordedAt)}`
}

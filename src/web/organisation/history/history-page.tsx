import { roleNames } from '../../../core/actor.ts'
import { type ReplayStep, replay } from '../../../core/casefile/history/replay.ts'
import { formatDate, timeOfDay } from '../../../core/day.ts'
import { formatVersion } from '../../../core/guidance/guidance.ts'
import type { Table } from '../../../core/table.ts'
import { type Answer, show } from '../../../http/answer.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DataTable } from '../../components/data-table.tsx'
import { requestedFormat, tableFile } from '../../table-file.ts'
import type { CasefileContext } from '../casefile-context.ts'
import { CasefileLayout } from '../organisation-layout.tsx'
import { EventEntry, historyEntryOf } from './history-entry.tsx'

type HistoryStep = ReplayStep<CasefileContext['events'][number]>

/** Every event of the casefile, newest first; `?format=` downloads them as a file, oldest first. */
export async function historyPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const steps = replay(context.casefile, context.events)
  const format = requestedFormat(request.query)
  const { organisation, cycle } = context.casefileKey
  if (format !== null) return tableFile(historyTable(steps), `History ${organisation.code} ${cycle}`, format)
  return show(<History request={request} context={context} steps={steps.toReversed()} />)
}

type HistoryProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly steps: readonly HistoryStep[]
}

function History({ request, context, steps }: HistoryProps) {
  const here = `${context.address}/history`
  return (
    <CasefileLayout request={request} context={context} title="History" wide>
      <p>Everything that was published, signed off, sent and decided, newest first. Nothing here can be changed.</p>
      <p>
        <a href={`${context.address}/compare`}>Compare two revisions of the plan</a>
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
          { header: 'When', width: 'one-quarter', cell: ({ event }: HistoryStep) => when(event) },
          { header: 'What happened', cell: (step: HistoryStep) => <EventEntry {...step} /> },
          {
            header: 'Guidance',
            cell: ({ event }: HistoryStep) => (
              <a href={`/guidance/${context.casefileKey.cycle}?on=${event.on}`}>{formatVersion(event.guidance)}</a>
            ),
          },
          {
            header: 'Who',
            width: 'one-quarter',
            cell: ({ event: { by } }: HistoryStep) => `${by.name}, ${roleNames[by.role]}`,
          },
        ]}
      />
    </CasefileLayout>
  )
}

function when({ on, recordedAt }: HistoryStep['event']): string {
  return `${formatDate(on)}, ${timeOfDay(recordedAt)}`
}

/** The history as a table to download, one event a row. */
function historyTable(steps: readonly ReplayStep<CasefileContext['events'][number]>[]): Table {
  return {
    columns: ['Number', 'Day', 'Recorded at (UTC)', 'Name', 'Role', 'What happened', 'Details', 'Guidance', 'Hash'],
    rows: steps.map(({ event, before }) => [
      event.version,
      event.on,
      event.recordedAt,
      event.by.name,
      roleNames[event.by.role],
      historyEntryOf(event, before).sentence,
      historyEntryOf(event, before)
        .details.map(({ evidence, text }) => (evidence === null ? text : `${evidence}: ${text}`))
        .join('\n'),
      formatVersion(event.guidance),
      event.hash,
    ]),
  }
}

import { roleNames } from '../../../core/actor.ts'
import { sentenceOf } from '../../../core/casefile/history.ts'
import { detailsOf } from '../../../core/casefile/history-details.ts'
import type { Step } from '../../../core/casefile/replay.ts'
import { versionInWords } from '../../../core/guidance/version-in-words.ts'
import type { Table } from '../../../core/table.ts'
import type { Opened } from '../opened.ts'

/** The history as a list to download, one event a row. */
export function historyTable(steps: readonly Step<Opened['events'][number]>[]): Table {
  return {
    columns: ['Number', 'Day', 'Recorded at (UTC)', 'Name', 'Role', 'What happened', 'Details', 'Guidance', 'Hash'],
    rows: steps.map(({ event, before }) => [
      event.version,
      event.on,
      event.recordedAt,
      event.by.name,
      roleNames[event.by.role],
      sentenceOf(event, before),
      detailsOf(event, before)
        .map(({ evidence, text }) => (evidence === null ? text : `${evidence}: ${text}`))
        .join('\n'),
      versionInWords(event.guidance),
      event.hash,
    ]),
  }
}

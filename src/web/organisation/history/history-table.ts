import { roleNames } from '../../../core/actor.ts'
import type { Step } from '../../../core/casefile/replay.ts'
import { versionInWords } from '../../../core/guidance/version-in-words.ts'
import type { Table } from '../../../core/table.ts'
import type { Opened } from '../opened.ts'
import { toldOf } from './told-of.ts'

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
      toldOf(event, before).sentence,
      toldOf(event, before)
        .details.map(({ evidence, text }) => (evidence === null ? text : `${evidence}: ${text}`))
        .join('\n'),
      versionInWords(event.guidance),
      event.hash,
    ]),
  }
}

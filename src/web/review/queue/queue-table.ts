import { stageNames } from '../../../core/casefile/casefile.ts'
import { type Day, daysBetween } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { statusNameOn } from '../../../core/guidance/status-names.ts'
import { typeNames } from '../../../core/organisation.ts'
import { regionNames } from '../../../core/register/regions.ts'
import type { QueueRow } from '../../../core/review/queue.ts'
import type { Table } from '../../../core/table.ts'

/** The queue as a list to download. Days are yyyy-mm-dd. */
export function queueTable(rows: readonly QueueRow[], cycle: CycleName, today: Day): Table {
  return {
    columns: headings,
    rows: rows.map((row) => [
      row.code,
      row.name,
      typeNames[row.type],
      row.region === null ? null : regionNames[row.region],
      cycle,
      statusNameOn(row.status, today),
      stageNames[row.stage],
      row.since,
      row.since === null ? null : daysBetween(row.since, today),
      row.items,
      row.outstanding,
      row.latestCompletion,
      row.findings,
      row.lastUpdateOn,
    ]),
  }
}

const headings = [
  'Code',
  'Organisation',
  'Type',
  'Region',
  'Cycle',
  'Status',
  'Stage',
  'Stage since',
  'Days',
  'Items',
  'Outstanding',
  'Latest completion date',
  'Findings',
  'Last update',
]

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Status } from '../../core/casefile/status.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'

/** One row of a published register, as it was seen on a day (S8). */
type PublishedStatus = {
  readonly organisation: OdsCode
  readonly observedOn: Day
  readonly status: Status
  readonly publishedOn: Day | null
  /** The register showed the status of its successor. */
  readonly inherited: boolean
}

type Row = Readonly<Record<'observed' | 'cycle' | 'organisation' | 'status' | 'published' | 'inherited', string>>

/** The statuses in the published registers of a cycle, by day and organisation; reading them loads nothing. */
export function publishedStatuses(cycle: CycleName): readonly PublishedStatus[] {
  const csv = readFileSync(new URL('./statuses.csv', import.meta.url), 'utf8')
  const rows: readonly Row[] = parse(csv, { columns: true })
  return rows
    .filter((row) => row.cycle === cycle)
    .map((row) => ({
      organisation: row.organisation as OdsCode,
      observedOn: row.observed as Day,
      status: row.status as Status,
      publishedOn: row.published === '' ? null : (row.published as Day),
      inherited: row.inherited === 'yes',
    }))
}

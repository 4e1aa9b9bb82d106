import { type Selectable, sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Tx } from '../database/database.ts'
import type { DailyRunsTable } from '../database/tables-emails.ts'

/** A daily run, or a day skipped because the machine was off: then no casefile was read for it. */
export type DailyRun = {
  readonly day: Day
  /** Instants, ISO 8601 in UTC; null while it is running, or where it was interrupted. */
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly by: string
  readonly casefiles: number
  readonly reminders: number
  readonly emails: number
}

/** The latest run that was begun; null before the first. */
export async function lastDailyRun(tx: Tx): Promise<DailyRun | null> {
  const row = await tx.selectFrom('daily_runs').selectAll().orderBy('day', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? null : dailyRunOf(row)
}

/** Records that a day's run begins; one begun before stays as it is. */
export async function beginDailyRun(tx: Tx, day: Day, by: string, now: string): Promise<void> {
  await tx
    .insertInto('daily_runs')
    .values({ day, started_at: now, finished_at: null, by_name: by })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Records the days between two as skipped, in order; gives how many there are. */
export async function recordMissedDays(tx: Tx, after: Day, before: Day, by: string, now: string): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into daily_runs (day, started_at, finished_at, by_name)
    select missed::date, ${now}, ${now}, ${by}
    from generate_series(${after}::date + 1, ${before}::date - 1, interval '1 day') as missed
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

export async function finishDailyRun(
  tx: Tx,
  day: Day,
  counts: Pick<DailyRun, 'casefiles' | 'reminders' | 'emails'>,
  now: string,
): Promise<DailyRun> {
  const row = await tx
    .updateTable('daily_runs')
    .set({ ...counts, finished_at: now })
    .where('day', '=', day)
    .returningAll()
    .executeTakeFirstOrThrow()
  return dailyRunOf(row)
}

function dailyRunOf(row: Selectable<DailyRunsTable>): DailyRun {
  return {
    day: row.day as Day,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    by: row.by_name,
    casefiles: row.casefiles,
    reminders: row.reminders,
    emails: row.emails,
  }
}

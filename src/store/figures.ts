import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** What whoever watches the service is told of it: counts and ages, nothing of anybody. */
export type Figures = {
  readonly lettersQueued: number
  readonly lettersStuck: number
  /** Seconds since the oldest letter that still waits was queued; 0 where none waits. */
  readonly oldestLetterSeconds: number
  readonly sessions: number
  readonly casefiles: number
  readonly events: number
  /** The last day that was opened, as seconds since 1970; 0 before the first. */
  readonly lastOpenedDay: number
}

/** `now` is an instant as ISO 8601 text. Events are counted as the versions of their casefiles. */
export async function readFigures(tx: Tx, now: string): Promise<Figures> {
  const { rows } = await sql<Figures>`
    select
      (select count(*) from letters where state = 'queued')::int as "lettersQueued",
      (select count(*) from letters where state = 'stuck')::int as "lettersStuck",
      coalesce((select extract(epoch from ${now}::timestamptz - min(queued_at)) from letters
        where state = 'queued'), 0)::float as "oldestLetterSeconds",
      (select count(*) from sessions)::int as sessions,
      (select count(*) from casefiles where version > 0)::int as casefiles,
      coalesce((select sum(version) from casefiles), 0)::int as events,
      coalesce((select extract(epoch from max(day)) from opened_days where finished_at is not null), 0)::float
        as "lastOpenedDay"`.execute(tx)
  const [figures] = rows
  if (figures === undefined) throw new Error('A select without a table gives one row')
  return figures
}

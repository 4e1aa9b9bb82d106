import { sql } from 'kysely'
import { theService } from '../../core/actor.ts'
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
  /** 1 where a person opened that day, 0 where it opened by itself. */
  readonly lastOpenedDayByPerson: number
  /** What opening it did. */
  readonly lastOpenedDayCasefiles: number
  readonly lastOpenedDayAsks: number
  readonly lastOpenedDayLetters: number
}

/** `now` is an instant as ISO 8601 text. Events are counted as the versions of their casefiles. */
export async function readFigures(tx: Tx, now: string): Promise<Figures> {
  const { rows } = await sql<Figures>`
    with last as (select * from opened_days where finished_at is not null order by day desc limit 1)
    select
      (select count(*) from letters where state = 'queued')::int as "lettersQueued",
      (select count(*) from letters where state = 'stuck')::int as "lettersStuck",
      coalesce((select extract(epoch from ${now}::timestamptz - min(queued_at)) from letters
        where state = 'queued'), 0)::float as "oldestLetterSeconds",
      (select count(*) from sessions)::int as sessions,
      (select count(*) from casefiles where version > 0)::int as casefiles,
      coalesce((select sum(version) from casefiles), 0)::int as events,
      coalesce((select extract(epoch from day) from last), 0)::float as "lastOpenedDay",
      coalesce((select by_name <> ${theService.name} from last), false)::int as "lastOpenedDayByPerson",
      coalesce((select last.casefiles from last), 0)::int as "lastOpenedDayCasefiles",
      coalesce((select asks from last), 0)::int as "lastOpenedDayAsks",
      coalesce((select last.letters from last), 0)::int as "lastOpenedDayLetters"`.execute(tx)
  const [figures] = rows
  if (figures === undefined) throw new Error('A select without a table gives one row')
  return figures
}

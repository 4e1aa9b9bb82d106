import { sql } from 'kysely'
import { theService } from '../../core/actor.ts'
import type { Tx } from './database.ts'

/** The figures for monitoring the service: counts and ages, nothing about any person. */
export type Figures = {
  readonly emailsQueued: number
  readonly emailsFailed: number
  /** Seconds since the oldest email that still waits was queued; 0 where none waits. */
  readonly oldestEmailSeconds: number
  readonly sessions: number
  readonly casefiles: number
  readonly events: number
  /** The day of the last daily run, as seconds since 1970; 0 before the first. */
  readonly lastDailyRun: number
  /** 1 where a person started that run, 0 where it started by itself. */
  readonly lastDailyRunByPerson: number
  /** The counts of that run. */
  readonly lastDailyRunCasefiles: number
  readonly lastDailyRunReminders: number
  readonly lastDailyRunEmails: number
}

/** `now` is an instant as ISO 8601 text. Events are counted as the versions of their casefiles. */
export async function readFigures(tx: Tx, now: string): Promise<Figures> {
  const { rows } = await sql<Figures>`
    with last as (select * from daily_runs where finished_at is not null order by day desc limit 1)
    select
      (select count(*) from outbox where state = 'queued')::int as "emailsQueued",
      (select count(*) from outbox where state = 'failed')::int as "emailsFailed",
      coalesce((select extract(epoch from ${now}::timestamptz - min(queued_at)) from outbox
        where state = 'queued'), 0)::float as "oldestEmailSeconds",
      (select count(*) from sessions)::int as sessions,
      (select count(*) from casefiles where version > 0)::int as casefiles,
      coalesce((select sum(version) from casefiles), 0)::int as events,
      coalesce((select extract(epoch from day) from last), 0)::float as "lastDailyRun",
      coalesce((select by_name <> ${theService.name} from last), false)::int as "lastDailyRunByPerson",
      coalesce((select last.casefiles from last), 0)::int as "lastDailyRunCasefiles",
      coalesce((select reminders from last), 0)::int as "lastDailyRunReminders",
      coalesce((select last.emails from last), 0)::int as "lastDailyRunEmails"`.execute(tx)
  const [figures] = rows
  if (figures === undefined) throw new Error('A select without a table gives one row')
  return figures
}

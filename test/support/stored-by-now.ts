import { sql } from 'kysely'
import type { RemindersAndEmails } from './reminders-and-emails.ts'

/** How many daily runs are finished. */
export async function daysRun({ rows }: RemindersAndEmails): Promise<number> {
  return (await rows(sql`select 1 from daily_runs where finished_at is not null`)).length
}

/** How many updates are in the record. */
export async function updatesStored({ rows }: RemindersAndEmails): Promise<number> {
  return (await rows(sql`select 1 from casefile_events where type = 'update-sent'`)).length
}

/** How many events contain exactly this text. */
export async function eventsWith({ rows }: RemindersAndEmails, text: string): Promise<number> {
  return (await rows(sql`select 1 from casefile_events where payload::text like ${`%"${text}"%`}`)).length
}

/** The emails that are queued, sent, failed or withdrawn. */
export function emailsIn({ rows }: RemindersAndEmails, state: string) {
  return rows<{ message_id: string }>(sql`select message_id from outbox where state = ${state}`)
}

/** The tables that have a column of this name. */
export async function columnsNamed({ rows }: RemindersAndEmails, name: string): Promise<readonly string[]> {
  const found = await rows<{ table_name: string }>(
    sql`select table_name from information_schema.columns where column_name = ${name} order by 1`,
  )
  return found.map(({ table_name }) => table_name)
}

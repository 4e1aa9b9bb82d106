import type { Kysely } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Tables } from '../database/tables.ts'

/** The person whose calendar address has this hash; null where there is none. */
export async function personOfCalendar(db: Kysely<Tables>, tokenHash: string): Promise<string | null> {
  const row = await db.selectFrom('calendars').select('person').where('token_hash', '=', tokenHash).executeTakeFirst()
  return row?.person ?? null
}

/** The day the person's address was made; null where they have none. */
export async function calendarMadeOn(db: Kysely<Tables>, person: string): Promise<Day | null> {
  const row = await db.selectFrom('calendars').select('made_on').where('person', '=', person).executeTakeFirst()
  return (row?.made_on as Day | undefined) ?? null
}

/** Stores a new address; the one before stops working. */
export async function saveCalendar(db: Kysely<Tables>, person: string, tokenHash: string, on: Day): Promise<void> {
  const row = { token_hash: tokenHash, made_on: on }
  await db
    .insertInto('calendars')
    .values({ person, ...row })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(row))
    .execute()
}

export async function deleteCalendar(db: Kysely<Tables>, person: string): Promise<void> {
  await db.deleteFrom('calendars').where('person', '=', person).execute()
}

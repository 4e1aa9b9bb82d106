import { type Kysely, sql } from 'kysely'
import type { Appointment } from '../../core/actor.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import type { Tx } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'

/** The id of a made-up person with this appointment; the same person each time. */
export async function ensureDemoPerson(
  db: Kysely<Tables>,
  { name, email, appointment }: { readonly name: string; readonly email: string; readonly appointment: Appointment },
): Promise<string> {
  const { id } = await db
    .insertInto('people')
    .values({ name, email, demo: true })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ name }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('appointments')
    .values({
      person: id,
      role: appointment.role,
      organisation: 'organisation' in appointment ? appointment.organisation : null,
      region: 'region' in appointment ? appointment.region : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return id
}

export type DemoOrganisation = Pick<Organisation, 'name' | 'type'> & { readonly code: OdsCode }

/** The fictional organisations, by name (interpretation 9), at most so many. */
export async function demoOrganisations(db: Kysely<Tables>, most: number): Promise<readonly DemoOrganisation[]> {
  const rows = await db
    .selectFrom('organisations')
    .select(['code', 'name', 'type'])
    .where('demo', '=', true)
    .orderBy('name')
    .limit(most)
    .execute()
  return rows as unknown as readonly DemoOrganisation[]
}

/**
 * Lets one process at a time fill the demo: holds a lock until the transaction ends, however long that takes and
 * however it ends. False where another transaction has it.
 */
export async function lockFilling(tx: Tx): Promise<boolean> {
  await sql`select set_config('idle_in_transaction_session_timeout', '0', true)`.execute(tx)
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('dspt'), hashtext('demo filling')) as locked
  `.execute(tx)
  return rows[0]?.locked === true
}

/** Whether somebody fills the demo just now. */
export async function isFillingLocked(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select exists (
      select from pg_locks
      where locktype = 'advisory' and objsubid = 2 and granted
        and database = (select oid from pg_database where datname = current_database())
        and classid = hashtext('dspt')::bigint & 4294967295 and objid = hashtext('demo filling')::bigint & 4294967295
    ) as locked
  `.execute(db)
  return rows[0]?.locked === true
}

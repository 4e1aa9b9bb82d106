import { type Kysely, sql } from 'kysely'
import type { Appointment } from '../core/actor.ts'
import { deleteCalendar } from './calendars.ts'
import type { Tx } from './database.ts'
import { deleteHalfSignInsOf } from './half-sign-ins.ts'
import { deleteIdentitiesOf } from './identities.ts'
import { appointmentsOf } from './people.ts'
import { deleteSecondFactor } from './second-factors.ts'
import { deleteSessionsOf } from './sessions.ts'
import { deleteSignInLettersOf } from './sign-in-letters.ts'
import type { Tables } from './tables.ts'
import type { PeopleEventsTable } from './tables-sign-in.ts'
import { deleteUploadsOf } from './uploads.ts'

/** A person as they are kept, removed or not. */
export type KeptPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly removed: boolean
  readonly appointments: readonly Appointment[]
}

/** Holds every other change of people back until the transaction ends. */
export async function lockPeople(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('dspt people'))`.execute(tx)
}

/** Locked until the transaction ends, so that two changes of one person follow each other. */
export async function lockPerson(tx: Tx, id: string): Promise<KeptPerson | null> {
  await tx.selectFrom('people').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return personById(tx, id)
}

export async function personById(tx: Tx, id: string): Promise<KeptPerson | null> {
  const row = await tx
    .selectFrom('people')
    .select(['id', 'name', 'email', 'removed_at as removedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const { removedAt, ...person } = row
  const rows = await tx.selectFrom('appointments').selectAll().where('person', '=', id).execute()
  return { ...person, removed: removedAt !== null, appointments: appointmentsOf(rows) }
}

/** The id of whoever has this address, and whether they were put in just now. */
export async function ensurePerson(
  tx: Tx,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const made = await tx
    .insertInto('people')
    .values({ name, email })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made !== undefined) return { id: made.id, isNew: true }
  const { id } = await tx.selectFrom('people').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return { id, isNew: false }
}

export async function insertAppointment(tx: Tx, person: string, appointment: Appointment): Promise<void> {
  await tx
    .insertInto('appointments')
    .values({ person, ...columnsOf(appointment) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteAppointment(tx: Tx, person: string, appointment: Appointment): Promise<void> {
  const { role, organisation, region } = columnsOf(appointment)
  await tx
    .deleteFrom('appointments')
    .where('person', '=', person)
    .where('role', '=', role)
    .where(sql<boolean>`organisation is not distinct from ${organisation} and region is not distinct from ${region}`)
    .execute()
}

export async function markRemoved(tx: Tx, id: string, at: string | null): Promise<void> {
  await tx.updateTable('people').set({ removed_at: at }).where('id', '=', id).execute()
}

export async function isRemoved(tx: Tx, person: string): Promise<boolean> {
  const row = await tx.selectFrom('people').select('removed_at').where('id', '=', person).executeTakeFirst()
  return row !== undefined && row.removed_at !== null
}

/** Whether it was this organisation's administrator who removed this person last. */
export async function wasRemovedBy(tx: Tx, person: string, organisation: string): Promise<boolean> {
  const { rows } = await sql`
    select from people_events e join people p on p.id = e.person
    where p.id = ${person} and e.type = 'removed' and e.organisation = ${organisation} and e.recorded_at >= p.removed_at
  `.execute(tx)
  return rows.length > 0
}

/** Everything by which a person could go on, or come in again, and what waits for them. */
export async function deleteWaysIn(db: Kysely<Tables>, person: string): Promise<void> {
  await deleteSessionsOf(db, person, null)
  await deleteHalfSignInsOf(db, person)
  await deleteSignInLettersOf(db, person)
  await deleteIdentitiesOf(db, person)
  await deleteSecondFactor(db, person)
  await deleteCalendar(db, person)
  await deleteUploadsOf(db, person, null)
}

export type NewPeopleEvent = {
  readonly person: string
  readonly type: PeopleEventsTable['type']
  readonly appointment: Appointment | null
  /** Whose administrator did it, where no role says so. */
  readonly organisation: string | null
  readonly by: { readonly id: string | null; readonly name: string }
  readonly on: string
  readonly recordedAt: string
}

export async function insertPeopleEvent(tx: Tx, event: NewPeopleEvent): Promise<void> {
  const { person, type, appointment, by, on, recordedAt } = event
  const held =
    appointment === null ? { role: null, organisation: event.organisation, region: null } : columnsOf(appointment)
  await tx
    .insertInto('people_events')
    .values({ person, type, ...held, by_person: by.id, by_name: by.name, on_day: on, recorded_at: recordedAt })
    .execute()
}

function columnsOf(appointment: Appointment) {
  return {
    role: appointment.role,
    organisation: 'organisation' in appointment ? appointment.organisation : null,
    region: 'region' in appointment ? appointment.region : null,
  }
}

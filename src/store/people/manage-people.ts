import { type Kysely, sql } from 'kysely'
import type { Appointment } from '../../core/actor.ts'
import type { OdsCode } from '../../core/organisation.ts'
import type { Tx } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import type { PeopleEventsTable } from '../database/tables-people.ts'
import { deleteUploadsOf } from '../plans/uploads.ts'
import { deleteRegisterFilesOf } from '../register/register-files.ts'
import { deleteCalendar } from '../timetable/calendars.ts'
import { appointmentsOf } from './people.ts'
import { deletePendingSignInsOf, deleteSecondFactor } from './sign-in/second-factors.ts'
import { deleteSessionsOf } from './sign-in/sessions.ts'
import { deleteSignInEmailsOf } from './sign-in/sign-in-links.ts'
import { deleteIdentitiesOf } from './sign-in/single-sign-on.ts'

/** A person as stored, removed or not. */
export type StoredPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly removed: boolean
  readonly appointments: readonly Appointment[]
}

/** Locks people, so that every other change of them waits until the transaction ends. */
export async function lockPeople(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('dspt people'))`.execute(tx)
}

/** Locked until the transaction ends, so that two changes of one person follow each other. */
export async function lockPerson(tx: Tx, id: string): Promise<StoredPerson | null> {
  await tx.selectFrom('people').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return personById(tx, id)
}

export async function personById(tx: Tx, id: string): Promise<StoredPerson | null> {
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

/** The id of the person with this address, and whether they were added just now. */
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

/** Whether this organisation's administrator was the last to remove this person. */
export async function wasRemovedBy(tx: Tx, person: string, organisation: string): Promise<boolean> {
  const { rows } = await sql`
    select from people_events e join people p on p.id = e.person
    where p.id = ${person} and e.type = 'removed' and e.organisation = ${organisation} and e.recorded_at >= p.removed_at
  `.execute(tx)
  return rows.length > 0
}

/** Deletes everything with which a person could stay signed in or sign in again, and their waiting uploads. */
export async function deleteAccess(db: Kysely<Tables>, person: string): Promise<void> {
  await deleteSessionsOf(db, person, null)
  await deletePendingSignInsOf(db, person)
  await deleteSignInEmailsOf(db, person)
  await deleteIdentitiesOf(db, person)
  await deleteSecondFactor(db, person)
  await deleteCalendar(db, person)
  await deleteUploadsOf(db, person, null)
  await deleteRegisterFilesOf(db, person)
}

export type NewPeopleEvent = {
  readonly person: string
  readonly type: PeopleEventsTable['type']
  readonly appointment: Appointment | null
  /** The organisation whose administrator did it, where no role names one. */
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

/** One recorded change of a person's roles. */
export type PeopleEvent = {
  readonly id: number
  readonly type: PeopleEventsTable['type']
  readonly appointment: Appointment | null
  readonly byName: string
  readonly on: string
  readonly recordedAt: string
}

/** The changes of one person, newest first; of one organisation only, where one is named. */
export async function peopleEventsOf(
  tx: Tx,
  person: string,
  organisation: OdsCode | null,
): Promise<readonly PeopleEvent[]> {
  const rows = await tx
    .selectFrom('people_events')
    .select(['id', 'type', 'role', 'organisation', 'region', 'by_name as byName', 'on_day as on'])
    .select('recorded_at as recordedAt')
    .where('person', '=', person)
    .$if(organisation !== null, (query) => query.where('organisation', '=', organisation))
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ role, organisation: code, region, ...event }) => ({
    ...event,
    appointment: role === null ? null : (appointmentsOf([{ role, organisation: code, region }])[0] ?? null),
  }))
}

/** How many people this manager invited for the first time on a day. */
export async function countInvitedBy(tx: Tx, manager: string, on: string): Promise<number> {
  const { count } = await tx
    .selectFrom('people_events')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('by_person', '=', manager)
    .where('type', '=', 'invited')
    .where('on_day', '=', on)
    .executeTakeFirstOrThrow()
  return Number(count)
}

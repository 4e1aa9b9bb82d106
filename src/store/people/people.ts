import { type Kysely, sql } from 'kysely'
import type { Actor, Appointment, Role } from '../../core/actor.ts'
import type { OdsCode, RegionCode } from '../../core/organisation.ts'
import type { Tx } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'

export type Person = { readonly id: string; readonly name: string; readonly email: string }

/** A person with their appointments; null when unknown or removed. */
export async function actorById(db: Kysely<Tables>, id: string): Promise<Actor | null> {
  const person = await db
    .selectFrom('people')
    .select(['id', 'name', 'email'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (person === undefined) return null
  const rows = await db.selectFrom('appointments').selectAll().where('person', '=', id).execute()
  return { ...person, appointments: appointmentsOf(rows) }
}

/** The same by address, in small letters. */
export async function actorByEmail(db: Kysely<Tables>, email: string): Promise<Actor | null> {
  const person = await db.selectFrom('people').select('id').where('email', '=', email).executeTakeFirst()
  return person === undefined ? null : actorById(db, person.id)
}

/** Sets the name to the one that the identity provider gives. */
export async function renamePerson(tx: Tx, id: string, name: string): Promise<void> {
  await tx.updateTable('people').set({ name }).where('id', '=', id).where('name', '<>', name).execute()
}

/** The people with one of these roles for an organisation, in its region or nationally. */
export async function peopleHolding(
  db: Kysely<Tables>,
  roles: readonly Role[],
  organisation: OdsCode,
  region: RegionCode | null,
): Promise<readonly Person[]> {
  return db
    .selectFrom('people')
    .innerJoin('appointments', 'appointments.person', 'people.id')
    .select(['people.id', 'people.name', 'people.email'])
    .distinct()
    .where('appointments.role', 'in', roles)
    .where('people.removed_at', 'is', null)
    .where((where) =>
      where.or([where('appointments.organisation', 'is', null), where('appointments.organisation', '=', organisation)]),
    )
    .where((where) => where.or([where('appointments.region', 'is', null), where('appointments.region', '=', region)]))
    .orderBy('people.name')
    .execute()
}

/** An organisation's own people with their roles, by name. */
export async function peopleOf(
  db: Kysely<Tables>,
  organisation: OdsCode,
): Promise<readonly (Person & { readonly role: Role })[]> {
  const rows = await db
    .selectFrom('people')
    .innerJoin('appointments', 'appointments.person', 'people.id')
    .select(['people.id', 'people.name', 'people.email', 'appointments.role'])
    .where('appointments.organisation', '=', organisation)
    .where('people.removed_at', 'is', null)
    .orderBy('people.name')
    .execute()
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

/** A person to email, and the appointment because of which. */
export type AppointedPerson = Person & {
  readonly role: Role
  readonly organisation: OdsCode | null
  readonly region: RegionCode | null
}

/** The people with one of these roles for one of these organisations, by name. */
export async function peopleOfAll(
  tx: Tx,
  organisations: readonly OdsCode[],
  roles: readonly Role[],
): Promise<readonly AppointedPerson[]> {
  const rows = await appointed(tx, roles)
    .where(sql<boolean>`appointments.organisation = any(${organisations})`)
    .execute()
  return rows as unknown as readonly AppointedPerson[]
}

/** The people with one of these roles for one of these organisations, in a region or nationally, by name. */
export async function peopleConcerned(
  tx: Tx,
  roles: readonly Role[],
  organisations: readonly OdsCode[],
  region: RegionCode | null,
): Promise<readonly AppointedPerson[]> {
  const rows = await appointed(tx, roles)
    .where(sql<boolean>`(appointments.organisation is null or appointments.organisation = any(${organisations}))`)
    .where(sql<boolean>`(appointments.region is null or appointments.region = ${region})`)
    .execute()
  return rows as unknown as readonly AppointedPerson[]
}

/** The people with one of these roles for a region or nationally, by name. */
export async function peopleOfNoOrganisation(tx: Tx, roles: readonly Role[]): Promise<readonly AppointedPerson[]> {
  const rows = await appointed(tx, roles).where('appointments.organisation', 'is', null).execute()
  return rows as unknown as readonly AppointedPerson[]
}

function appointed(tx: Tx, roles: readonly Role[]) {
  return tx
    .selectFrom('people')
    .innerJoin('appointments', 'appointments.person', 'people.id')
    .select([
      'people.id',
      'people.name',
      'people.email',
      'appointments.role',
      'appointments.organisation',
      'appointments.region',
    ])
    .where('appointments.role', 'in', roles)
    .where('people.removed_at', 'is', null)
    .orderBy('people.name')
}

type AppointmentRow = { readonly role: string; readonly organisation: string | null; readonly region: string | null }

export function appointmentsOf(rows: readonly AppointmentRow[]): readonly Appointment[] {
  return rows.map(appointmentOf)
}

function appointmentOf({ role, organisation, region }: AppointmentRow): Appointment {
  if (organisation !== null) return { role, organisation } as Appointment
  if (region !== null) return { role, region } as Appointment
  return { role } as Appointment
}

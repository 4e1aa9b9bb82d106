import type { Kysely } from 'kysely'
import type { Appointment } from '../../core/actor.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
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

/** The fictional organisations, by name (reading 9), at most so many. */
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

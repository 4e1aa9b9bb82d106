import type { Kysely } from 'kysely'
import type { OdsCode, Organisation } from '../core/organisation.ts'
import type { Tables } from './tables.ts'

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

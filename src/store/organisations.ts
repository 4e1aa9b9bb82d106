import type { Kysely } from 'kysely'
import type { OdsCode, Organisation, RegionCode } from '../core/organisation.ts'
import type { Tables } from './tables.ts'

/** One organisation by its code, or null. */
export async function organisationByCode(db: Kysely<Tables>, code: OdsCode): Promise<Organisation | null> {
  const row = await db
    .selectFrom('organisations')
    .select(['code', 'name', 'type', 'region', 'opened', 'closed', 'successors', 'demo'])
    .where('code', '=', code)
    .executeTakeFirst()
  return row === undefined ? null : (row as unknown as Organisation)
}

/** The codes of every organisation in these regions. */
export async function codesInRegions(db: Kysely<Tables>, regions: readonly RegionCode[]): Promise<readonly OdsCode[]> {
  if (regions.length === 0) return []
  const rows = await db.selectFrom('organisations').select('code').where('region', 'in', regions).execute()
  return rows.map(({ code }) => code as OdsCode)
}

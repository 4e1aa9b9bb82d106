import { type Kysely, sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { OdsCode, Organisation, RegionCode } from '../../core/organisation.ts'
import type { Tx } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'

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

/** The organisations that closed before a day and that one of these succeeded, alone or with others, by name. */
export async function organisationsSucceededBy(
  db: Kysely<Tables>,
  codes: readonly OdsCode[],
  today: Day,
): Promise<readonly Organisation[]> {
  if (codes.length === 0) return []
  const rows = await db
    .selectFrom('organisations')
    .select(['code', 'name', 'type', 'region', 'opened', 'closed', 'successors', 'demo'])
    .where('closed', '<', today)
    .where(sql<boolean>`successors && ${codes}::text[]`)
    .orderBy('name')
    .execute()
  return rows as unknown as readonly Organisation[]
}

/** The codes of organisations of which the SRO or the NIS authority may see a casefile. */
export async function codesWithCaseByCaseAccess(tx: Tx): Promise<readonly OdsCode[]> {
  const rows = await tx
    .selectFrom('casefiles')
    .select('organisation')
    .distinct()
    .where((where) => where.or([where('referred_to_sro', '=', true), where('escalated', '=', true)]))
    .execute()
  return rows.map(({ organisation }) => organisation as OdsCode)
}

/** The names of these organisations, by code. */
export async function namesByCode(
  db: Kysely<Tables>,
  codes: readonly OdsCode[],
): Promise<ReadonlyMap<OdsCode, string>> {
  if (codes.length === 0) return new Map()
  const rows = await db.selectFrom('organisations').select(['code', 'name']).where('code', 'in', codes).execute()
  return new Map(rows.map(({ code, name }) => [code as OdsCode, name]))
}

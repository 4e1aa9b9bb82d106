import { type Kysely, sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
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

/** The names of these organisations, by code. */
export async function namesByCode(
  db: Kysely<Tables>,
  codes: readonly OdsCode[],
): Promise<ReadonlyMap<OdsCode, string>> {
  if (codes.length === 0) return new Map()
  const rows = await db.selectFrom('organisations').select(['code', 'name']).where('code', 'in', codes).execute()
  return new Map(rows.map(({ code, name }) => [code as OdsCode, name]))
}

import type { Kysely } from 'kysely'
import type { OdsCode } from '../core/organisation.ts'
import type { Tables } from './tables.ts'

/** What these organisations are called, by code. */
export async function namesByCode(
  db: Kysely<Tables>,
  codes: readonly OdsCode[],
): Promise<ReadonlyMap<OdsCode, string>> {
  if (codes.length === 0) return new Map()
  const rows = await db.selectFrom('organisations').select(['code', 'name']).where('code', 'in', codes).execute()
  return new Map(rows.map(({ code, name }) => [code as OdsCode, name]))
}

import type { Kysely } from 'kysely'
import type { DataSecurityService } from '../../core/catalogue/data-security-service.ts'
import type { Day } from '../../core/day.ts'
import type { Tables } from '../database/tables.ts'

/** Every service of the directory, by name. */
export async function allServices(db: Kysely<Tables>): Promise<readonly DataSecurityService[]> {
  const rows = await db
    .selectFrom('data_security_services')
    .select(['id', 'name', 'helps_with as helpsWith', 'serves', 'contact', 'from_day as from', 'until_day as until'])
    .orderBy('name')
    .execute()
  return rows as unknown as readonly DataSecurityService[]
}

export type ServiceEntry = Omit<DataSecurityService, 'id'>

/** Who wrote an entry, and on which day. */
type DirectoryEditor = { readonly name: string; readonly on: Day }

/** Adds an entry; false where another has this name. */
export async function insertService(
  db: Kysely<Tables>,
  entry: ServiceEntry,
  editor: DirectoryEditor,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('data_security_services')
    .values(rowOf(entry, editor))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Replaces an entry; false where another has this name. */
export async function updateService(
  db: Kysely<Tables>,
  id: string,
  entry: ServiceEntry,
  editor: DirectoryEditor,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('data_security_services')
    .set(rowOf(entry, editor))
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('data_security_services as other')
            .select('other.id')
            .where('other.name', '=', entry.name)
            .where('other.id', '<>', id),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

function rowOf({ name, helpsWith, serves, contact, from, until }: ServiceEntry, editor: DirectoryEditor) {
  return {
    name,
    helps_with: helpsWith,
    serves,
    contact,
    from_day: from,
    until_day: until,
    changed_by_name: editor.name,
    changed_on: editor.on,
  }
}

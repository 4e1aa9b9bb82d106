import { type Kysely, sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { FileListName, ListPart } from '../../core/register/file-lists.ts'
import type { Tx } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import type { RegisterSource } from './observations.ts'

/** A register's file as it waits, is read, or was read or refused. `result` is as it was stored. */
export type StoredRegisterFile = RegisterSource & {
  readonly id: string
  readonly state: 'waiting' | 'reading' | 'read' | 'refused'
  readonly attempts: number
  /** Rows read so far; all of them once it was read. */
  readonly rowsRead: number
  readonly refusal: string | null
  readonly result: unknown
}

/** Stores a file to be read, its content packed by gzip; gives its id. `at` is an instant. */
export async function insertRegisterFile(
  tx: Tx,
  { cycle, observedOn, source }: RegisterSource,
  { person, content, at }: { readonly person: string; readonly content: Buffer; readonly at: string },
): Promise<string> {
  const row = await tx
    .insertInto('register_files')
    .values({ person, cycle, observed_on: observedOn, source, content, uploaded_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** One file, of this person only where one is named; null where there is none. `id` has to be a UUID. */
export async function registerFileById(
  tx: Tx,
  id: string,
  { person, lock = false }: { readonly person: string | null; readonly lock?: boolean },
): Promise<StoredRegisterFile | null> {
  const row = await tx
    .selectFrom('register_files')
    .select(['id', 'cycle', 'observed_on as observedOn', 'source', 'state', 'attempts', 'refusal', 'result'])
    .select('rows_read as rowsRead')
    .where('id', '=', id)
    .$if(person !== null, (query) => query.where('person', '=', person))
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row === undefined ? null : { ...row, cycle: row.cycle as CycleName, observedOn: row.observedOn as Day }
}

/** Notes that a job begins to read a file, and gives its packed content; null where it was read, refused or deleted meanwhile. */
export async function beginReading(
  tx: Tx,
  id: string,
): Promise<(RegisterSource & { readonly attempts: number; readonly content: Buffer }) | null> {
  const row = await tx
    .updateTable('register_files')
    .set({ state: 'reading', rows_read: 0, attempts: sql`attempts + 1` })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'reading'])
    .returning(['cycle', 'observed_on as observedOn', 'source', 'attempts', 'content'])
    .executeTakeFirst()
  if (row === undefined || row.content === null) return null
  const { attempts, content, source } = row
  return { cycle: row.cycle as CycleName, observedOn: row.observedOn as Day, source, attempts, content }
}

export async function writeRowsRead(db: Kysely<Tables>, id: string, rows: number): Promise<void> {
  await db
    .updateTable('register_files')
    .set({ rows_read: rows })
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .execute()
}

export async function finishReading(tx: Tx, id: string, result: object, rows: number): Promise<void> {
  await tx
    .updateTable('register_files')
    .set({ state: 'read', content: null, result: JSON.stringify(result), rows_read: rows })
    .where('id', '=', id)
    .execute()
}

export async function refuseFile(tx: Tx, id: string, refusal: string): Promise<void> {
  await tx
    .updateTable('register_files')
    .set({ state: 'refused', content: null, refusal })
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .execute()
}

export async function insertFilePage(tx: Tx, file: string, { list, page, json }: ListPart): Promise<void> {
  await tx.insertInto('register_file_pages').values({ file, list, page, entries: json }).execute()
}

/** One page of a list, from 1; empty where there is none. The entries are as they were stored. */
export async function filePage(tx: Tx, file: string, list: FileListName, page: number): Promise<readonly unknown[]> {
  const row = await tx
    .selectFrom('register_file_pages')
    .select('entries')
    .where('file', '=', file)
    .where('list', '=', list)
    .where('page', '=', page)
    .executeTakeFirst()
  return row === undefined ? [] : (row.entries as readonly unknown[])
}

/** Deletes what this person has waiting for a cycle. */
export async function deleteRegisterFiles(tx: Tx, person: string, cycle: CycleName): Promise<void> {
  await tx.deleteFrom('register_files').where('person', '=', person).where('cycle', '=', cycle).execute()
}

/** Deletes all that waits for a person. */
export async function deleteRegisterFilesOf(db: Kysely<Tables>, person: string): Promise<void> {
  await db.deleteFrom('register_files').where('person', '=', person).execute()
}

/** Deletes the files uploaded before an instant; gives how many. */
export async function deleteOldRegisterFiles(tx: Tx, before: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('register_files')
    .where('uploaded_at', '<', before)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

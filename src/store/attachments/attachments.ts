import { sql } from 'kysely'
import type { NewAttachment } from '../../core/casefile/attachment.ts'
import type { Tx } from '../database/database.ts'
import type { CasefileKey } from '../record/casefiles.ts'

/** Where the content of a file is stored. */
export type StoredIn = 'database' | 'folder'

/** Stores a file with the event that attached it; `content` is null where the folder has it. `at` is an instant. */
export async function insertAttachment(
  tx: Tx,
  { organisation, cycle }: CasefileKey,
  { scanned: _inItsEvent, ...attachment }: NewAttachment,
  { name, content, at }: { readonly name: string; readonly content: Buffer | null; readonly at: string },
): Promise<void> {
  const storedIn: StoredIn = content === null ? 'folder' : 'database'
  await tx
    .insertInto('attachments')
    .values({
      ...attachment,
      organisation: organisation.code,
      cycle,
      name,
      content,
      stored_in: storedIn,
      attached_at: at,
    })
    .execute()
}

/** The names of a casefile's files by their ids, without withdrawn files. */
export async function attachmentNames(
  tx: Tx,
  { organisation, cycle }: CasefileKey,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('attachments')
    .select(['id', 'name'])
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .where('erased_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export type StoredContent = { readonly storedIn: StoredIn; readonly content: Buffer | null }

/** Where a file's content is stored, and the content itself where that is the database; null where it was erased or never there. */
export async function attachmentContent(
  tx: Tx,
  { organisation, cycle }: CasefileKey,
  id: string,
): Promise<StoredContent | null> {
  const row = await tx
    .selectFrom('attachments')
    .select(['stored_in', 'content'])
    .where('id', '=', id)
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? null : { storedIn: row.stored_in, content: row.content }
}

/** Erases name and content. Gives where the content was stored, so that the caller can remove a file as well. */
export async function eraseAttachment(
  tx: Tx,
  { organisation, cycle }: CasefileKey,
  id: string,
  at: string,
): Promise<StoredIn> {
  const row = await tx
    .updateTable('attachments')
    .set({ name: '', content: null, erased_at: at })
    .where('id', '=', id)
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .returning('stored_in')
    .executeTakeFirstOrThrow()
  return row.stored_in
}

/** Which of these ids are files that belong in the folder (`kept`), and which were erased. */
export async function statesOfFiles(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, 'stored' | 'erased'>> {
  const { rows } = await sql<{ id: string; state: 'stored' | 'erased' }>`
    select id, case when erased_at is null then 'stored' else 'erased' end as state
    from attachments where id = any(${ids}::uuid[]) and stored_in = 'folder'`.execute(tx)
  return new Map(rows.map(({ id, state }) => [id, state]))
}

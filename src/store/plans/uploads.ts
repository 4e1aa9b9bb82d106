import { type Kysely, sql } from 'kysely'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import type { Tx } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'

/** What an upload is for. */
export type UploadKey = {
  readonly kind: 'plan' | 'assessment'
  readonly organisation: OdsCode
  readonly cycle: CycleName
}

/** A file that was read and waits for its person to confirm or cancel it. `content` is as it was stored. */
export type Upload = { readonly id: string; readonly content: unknown; readonly uploadedAt: string }

/** Stores what was read from a file, as JSON; gives its id. */
export async function insertUpload(
  tx: Tx,
  key: UploadKey,
  { person, content, at }: { readonly person: string; readonly content: object; readonly at: string },
): Promise<string> {
  const row = await tx
    .insertInto('uploads')
    .values({ ...key, person, content: JSON.stringify(content), uploaded_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The person's own upload of that id and purpose; null where there is none. `id` has to be a UUID. */
export async function uploadById(tx: Tx, key: UploadKey, person: string, id: string): Promise<Upload | null> {
  const row = await tx
    .selectFrom('uploads')
    .select(['id', 'content', 'uploaded_at'])
    .where('id', '=', id)
    .where('kind', '=', key.kind)
    .where('organisation', '=', key.organisation)
    .where('cycle', '=', key.cycle)
    .where('person', '=', person)
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, content: row.content, uploadedAt: row.uploaded_at }
}

/** A plan that came by email and waits for this person. `mailedAt` is an instant. */
export type MailedPlan = {
  readonly id: string
  readonly organisation: OdsCode
  readonly cycle: CycleName
  readonly fileName: string
  readonly mailedAt: string
}

/** The emailed plans that wait for this person, the newest first. */
export async function mailedPlansOf(tx: Tx, person: string): Promise<readonly MailedPlan[]> {
  const { rows } = await sql<MailedPlan>`
    select id, organisation, cycle, content->>'fileName' as "fileName", content->>'mailedAt' as "mailedAt"
    from uploads where person = ${person} and kind = 'plan' and content ? 'mailedAt'
    order by uploaded_at desc, id`.execute(tx)
  return rows
}

/** Deletes the uploads that wait for a person: of one organisation, or with null of all. */
export async function deleteUploadsOf(db: Kysely<Tables>, person: string, organisation: string | null): Promise<void> {
  await db
    .deleteFrom('uploads')
    .where('person', '=', person)
    .$if(organisation !== null, (query) => query.where('organisation', '=', organisation))
    .execute()
}

/** Deletes the uploads that wait for this person and purpose. */
export async function deleteUploads(tx: Tx, { kind, organisation, cycle }: UploadKey, person: string): Promise<void> {
  await tx
    .deleteFrom('uploads')
    .where('kind', '=', kind)
    .where('organisation', '=', organisation)
    .where('cycle', '=', cycle)
    .where('person', '=', person)
    .execute()
}

/** Deletes the uploads that were uploaded before an instant. Gives how many. */
export async function deleteOldUploads(tx: Tx, before: string): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('uploads').where('uploaded_at', '<', before).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

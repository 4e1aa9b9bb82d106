import type { Actor } from '../core/actor.ts'
import type { Tx } from '../store/database.ts'
import { deleteUploads, insertUpload, type Upload, type UploadKey, uploadById } from '../store/uploads.ts'
import type { Casework } from './casework.ts'
import { scopeOf } from './scope.ts'

/**
 * Keeps what was read of a file between the request that brings it and the one that confirms it, in place of what
 * this person had waiting for the same purpose. Gives the id for the confirming form.
 */
export async function keepUpload(
  { database, clock }: Casework,
  actor: Actor,
  key: UploadKey,
  content: object,
): Promise<string> {
  const scope = await scopeOf(database, actor)
  return database.inTransaction(scope, (tx) => keepUploadIn(tx, actor, key, { content, at: clock.now() }))
}

/** The same within a transaction, for whoever keeps more than the upload. */
export async function keepUploadIn(
  tx: Tx,
  actor: Actor,
  key: UploadKey,
  { content, at }: { readonly content: object; readonly at: string },
): Promise<string> {
  await deleteUploads(tx, key, actor.id)
  return insertUpload(tx, key, { person: actor.id, content, at })
}

/** What waits under that id: the person's own, or null when it was confirmed, replaced or never there. */
export async function waitingUpload(
  { database }: Casework,
  actor: Actor,
  key: UploadKey,
  id: string,
): Promise<Upload | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  return database.inTransaction(await scopeOf(database, actor), (tx) => uploadById(tx, key, actor.id, id))
}

/** Forgets what waits: it was confirmed, or its person dropped it. */
export async function dropUpload({ database }: Casework, actor: Actor, key: UploadKey): Promise<void> {
  await database.inTransaction(await scopeOf(database, actor), (tx) => deleteUploads(tx, key, actor.id))
}

import { type Kysely, sql } from 'kysely'
import type { Tx } from './database.ts'
import type { Tables } from './tables.ts'
import type { TriesKind } from './tables-sign-in.ts'

export type TriesKey = { readonly kind: TriesKind; readonly keyHash: string }

/** Holds everybody else's try under this key back until the transaction ends, in whatever process: none is miscounted. */
export async function lockTries(tx: Tx, { kind, keyHash }: TriesKey): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${keyHash}`}, 0))`.execute(tx)
}

export async function countTries(tx: Tx, { kind, keyHash }: TriesKey, since: string): Promise<number> {
  const { count } = await tx
    .selectFrom('sign_in_tries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('kind', '=', kind)
    .where('key_hash', '=', keyHash)
    .where('tried_at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

export async function insertTry(tx: Tx, { kind, keyHash }: TriesKey, now: string): Promise<void> {
  await tx.insertInto('sign_in_tries').values({ kind, key_hash: keyHash, tried_at: now }).execute()
}

export async function deleteTries(db: Kysely<Tables>, { kind, keyHash }: TriesKey): Promise<void> {
  await db.deleteFrom('sign_in_tries').where('kind', '=', kind).where('key_hash', '=', keyHash).execute()
}

export async function deleteTriesBefore(db: Kysely<Tables>, instant: string): Promise<void> {
  await db.deleteFrom('sign_in_tries').where('tried_at', '<', instant).execute()
}

import { type Kysely, sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import type { Tables } from '../../database/tables.ts'
import type { AttemptKind } from '../../database/tables-people.ts'

export type AttemptsKey = { readonly kind: AttemptKind; readonly keyHash: string }

/** Makes other attempts under this key wait until the transaction ends, in every process, so that none is miscounted. */
export async function lockAttempts(tx: Tx, { kind, keyHash }: AttemptsKey): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${keyHash}`}, 0))`.execute(tx)
}

export async function countAttempts(tx: Tx, { kind, keyHash }: AttemptsKey, since: string): Promise<number> {
  const { count } = await tx
    .selectFrom('sign_in_attempts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('kind', '=', kind)
    .where('key_hash', '=', keyHash)
    .where('attempted_at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

export async function insertAttempt(tx: Tx, { kind, keyHash }: AttemptsKey, now: string): Promise<void> {
  await tx.insertInto('sign_in_attempts').values({ kind, key_hash: keyHash, attempted_at: now }).execute()
}

export async function deleteAttempts(db: Kysely<Tables>, { kind, keyHash }: AttemptsKey): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('kind', '=', kind).where('key_hash', '=', keyHash).execute()
}

export async function deleteAttemptsBefore(db: Kysely<Tables>, instant: string): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('attempted_at', '<', instant).execute()
}

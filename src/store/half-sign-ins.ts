import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** A used link whose person still owes a code. */
export type HalfSignIn = { readonly person: string; readonly next: string; readonly begunAt: string }

export async function insertHalfSignIn(
  db: Kysely<Tables>,
  { tokenHash, person, next, begunAt }: HalfSignIn & { readonly tokenHash: string },
): Promise<void> {
  await db.insertInto('half_sign_ins').values({ token_hash: tokenHash, person, next, begun_at: begunAt }).execute()
}

export async function halfSignInByHash(db: Kysely<Tables>, tokenHash: string): Promise<HalfSignIn | null> {
  const row = await db
    .selectFrom('half_sign_ins')
    .select(['person', 'next', 'begun_at as begunAt'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/** Ends it; false where it was ended already. */
export async function deleteHalfSignIn(db: Kysely<Tables>, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('half_sign_ins')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

export async function deleteHalfSignInsOf(db: Kysely<Tables>, person: string): Promise<void> {
  await db.deleteFrom('half_sign_ins').where('person', '=', person).execute()
}

export async function deleteHalfSignInsBefore(db: Kysely<Tables>, instant: string): Promise<void> {
  await db.deleteFrom('half_sign_ins').where('begun_at', '<', instant).execute()
}

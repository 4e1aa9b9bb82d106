import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

export type Session = { readonly person: string; readonly startedAt: string; readonly lastSeenAt: string }

export async function insertSession(
  db: Kysely<Tables>,
  session: { readonly tokenHash: string; readonly person: string; readonly now: string; readonly device: string },
): Promise<void> {
  const { tokenHash, person, now, device } = session
  await db
    .insertInto('sessions')
    .values({ token_hash: tokenHash, person, started_at: now, last_seen_at: now, device })
    .execute()
}

export async function sessionByHash(db: Kysely<Tables>, tokenHash: string): Promise<Session | null> {
  const row = await db.selectFrom('sessions').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
  return row === undefined ? null : { person: row.person, startedAt: row.started_at, lastSeenAt: row.last_seen_at }
}

export async function touchSession(db: Kysely<Tables>, tokenHash: string, now: string): Promise<void> {
  await db.updateTable('sessions').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute()
}

export async function deleteSession(db: Kysely<Tables>, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}

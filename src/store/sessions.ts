import { type Kysely, sql } from 'kysely'
import type { Actor } from '../core/actor.ts'
import { appointmentsOf } from './people.ts'
import type { Tables } from './tables.ts'

/** `actor` is null where the person has been removed. */
export type Session = { readonly actor: Actor | null; readonly startedAt: string; readonly lastSeenAt: string }

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

/** The session with its person, in one question: every page asks it. */
export async function sessionByHash(db: Kysely<Tables>, tokenHash: string): Promise<Session | null> {
  const row = await db
    .selectFrom('sessions')
    .leftJoin('people', (join) => join.onRef('people.id', '=', 'sessions.person').on('people.removed_at', 'is', null))
    .select(['started_at', 'last_seen_at', 'people.id', 'people.name', 'people.email'])
    .select(
      sql<Parameters<typeof appointmentsOf>[0]>`array(
      select json_build_object('role', role, 'organisation', organisation, 'region', region)
      from appointments where appointments.person = sessions.person
    )`.as('appointments'),
    )
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  if (row === undefined) return null
  const { id, name, email, appointments, started_at: startedAt, last_seen_at: lastSeenAt } = row
  const known = id !== null && name !== null && email !== null
  return {
    actor: known ? { id, name, email, appointments: appointmentsOf(appointments) } : null,
    startedAt,
    lastSeenAt,
  }
}

export async function touchSession(db: Kysely<Tables>, tokenHash: string, now: string): Promise<void> {
  await db.updateTable('sessions').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute()
}

export async function deleteSession(db: Kysely<Tables>, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}

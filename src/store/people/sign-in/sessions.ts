import { type Kysely, sql } from 'kysely'
import type { Actor } from '../../../core/actor.ts'
import { prepared } from '../../database/connection.ts'
import type { Tables } from '../../database/tables.ts'
import { appointmentsOf } from '../people.ts'

/** `actor` is null where the person has been removed. */
export type Session = {
  readonly actor: Actor | null
  readonly signInMethod: SignInMethod
  readonly startedAt: string
  readonly lastSeenAt: string
}

/** How a person proved who they are. */
export type SignInMethod = 'demo' | 'single-sign-on' | 'mail-link' | 'mail-link-and-code'

type NewSession = {
  readonly tokenHash: string
  readonly person: string
  readonly now: string
  readonly device: string
  readonly signInMethod: SignInMethod
}

export async function insertSession(db: Kysely<Tables>, session: NewSession): Promise<void> {
  const { tokenHash, person, now, device, signInMethod } = session
  await db
    .insertInto('sessions')
    .values({ token_hash: tokenHash, person, started_at: now, last_seen_at: now, device, sign_in_method: signInMethod })
    .execute()
}

/** The session with its person, in one query, because every page needs it. */
export async function sessionByHash(db: Kysely<Tables>, tokenHash: string): Promise<Session | null> {
  const row = await db
    .selectFrom('sessions')
    .modifyFront(prepared('session'))
    .leftJoin('people', (join) => join.onRef('people.id', '=', 'sessions.person').on('people.removed_at', 'is', null))
    .select(['sign_in_method', 'started_at', 'last_seen_at', 'people.id', 'people.name', 'people.email'])
    .select(
      sql<Parameters<typeof appointmentsOf>[0]>`array(
      select json_build_object('role', role, 'organisation', organisation, 'region', region)
      from appointments where appointments.person = sessions.person
    )`.as('appointments'),
    )
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  if (row === undefined) return null
  const { id, name, email, appointments } = row
  const known = id !== null && name !== null && email !== null
  return {
    actor: known ? { id, name, email, appointments: appointmentsOf(appointments) } : null,
    signInMethod: row.sign_in_method,
    startedAt: row.started_at,
    lastSeenAt: row.last_seen_at,
  }
}

export async function touchSession(db: Kysely<Tables>, tokenHash: string, now: string): Promise<void> {
  await db.updateTable('sessions').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute()
}

export async function deleteSession(db: Kysely<Tables>, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}

/** `id` names a session but does not give access to it. */
export type ListedSession = {
  readonly id: string
  readonly tokenHash: string
  readonly device: string
  readonly signInMethod: SignInMethod
  readonly startedAt: string
  readonly lastSeenAt: string
}

/** A person's sessions, the one used last first. */
export async function sessionsOf(db: Kysely<Tables>, person: string): Promise<readonly ListedSession[]> {
  return db
    .selectFrom('sessions')
    .select(['id', 'token_hash as tokenHash', 'device', 'sign_in_method as signInMethod'])
    .select(['started_at as startedAt', 'last_seen_at as lastSeenAt'])
    .where('person', '=', person)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Ends one of a person's own sessions; does nothing where it is another person's. */
export async function deleteSessionOf(db: Kysely<Tables>, person: string, id: string): Promise<void> {
  await db.deleteFrom('sessions').where('person', '=', person).where('id', '=', id).execute()
}

/** Ends all sessions of a person but the one with this hash; null: all of them. */
export async function deleteSessionsOf(db: Kysely<Tables>, person: string, but: string | null): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('person', '=', person)
    .$if(but !== null, (query) => query.where('token_hash', '<>', but ?? ''))
    .execute()
}

/** Ends sessions last used, or begun, before these instants. */
export async function deleteSessionsBefore(db: Kysely<Tables>, lastSeen: string, started: string): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((where) => where.or([where('last_seen_at', '<', lastSeen), where('started_at', '<', started)]))
    .execute()
}

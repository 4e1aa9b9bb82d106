import type { Actor } from '../../../core/actor.ts'
import { isUuid } from '../../../core/uuid.ts'
import {
  deleteSession,
  deleteSessionOf,
  deleteSessionsOf,
  insertSession,
  type ListedSession,
  type Session,
  type SignInMethod,
  sessionByHash,
  sessionsOf,
  touchSession,
} from '../../../store/people/sign-in/sessions.ts'
import { minutesBefore, type Services, type SessionLimits } from '../../services.ts'
import { hashOf, newToken } from './secrets.ts'

/** The limits of a session where the settings give no others. */
export const sessionLimits: SessionLimits = { idleMinutes: 60, absoluteMinutes: 12 * 60 }

/** Begins a session; only the browser has the token (256 bits, base64url), the database stores its sha256. */
export async function startSession(
  { database, clock }: Services,
  person: string,
  device: string,
  signInMethod: SignInMethod = 'demo',
): Promise<string> {
  const token = newToken()
  await insertSession(database.withoutScope, {
    tokenHash: hashOf(token),
    person,
    now: clock.now(),
    device: device.slice(0, 200),
    signInMethod,
  })
  return token
}

/**
 * The person signed in with this token; null when it is unknown, ended or too old. `isDemo` says whether demo sign-in is
 * open: where it is not, a session begun there has ended, because nobody proved who they are.
 */
export async function actorOfSession(services: Services, token: string, isDemo: boolean): Promise<Actor | null> {
  const { database, clock } = services
  const session = await sessionByHash(database.withoutScope, hashOf(token))
  if (session === null) return null
  const now = clock.now()
  if (session.signInMethod === 'demo' && !isDemo) return null
  if (isOver(session, now, services.sessionLimits ?? sessionLimits)) {
    await deleteSession(database.withoutScope, hashOf(token))
    return null
  }
  if (minutesBetween(session.lastSeenAt, now) >= 1) await touchSession(database.withoutScope, hashOf(token), now)
  return session.actor
}

export async function endSession({ database }: Services, token: string): Promise<void> {
  await deleteSession(database.withoutScope, hashOf(token))
}

function isOver({ lastSeenAt, startedAt }: Session, now: string, limits: SessionLimits): boolean {
  return minutesBetween(lastSeenAt, now) > limits.idleMinutes || minutesBetween(startedAt, now) > limits.absoluteMinutes
}

function minutesBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / 60_000
}

export type MySession = Omit<ListedSession, 'tokenHash'> & { readonly isThisOne: boolean }

/** The sessions of this person, the one used last first; `token` is that of the browser that requests the page. */
export async function mySessions(services: Services, actor: Actor, token: string): Promise<readonly MySession[]> {
  const { database, clock, sessionLimits: limits = sessionLimits } = services
  const now = clock.now()
  const sessions = await sessionsOf(database.withoutScope, actor.id)
  return sessions
    .filter(({ lastSeenAt }) => lastSeenAt >= minutesBefore(now, limits.idleMinutes))
    .filter(({ startedAt }) => startedAt >= minutesBefore(now, limits.absoluteMinutes))
    .map(({ tokenHash, ...session }) => ({ ...session, isThisOne: tokenHash === hashOf(token) }))
}

/** Ends one of this person's own sessions; does nothing where it has ended, or is another person's. */
export async function endMySession({ database }: Services, actor: Actor, id: string): Promise<void> {
  if (isUuid(id)) await deleteSessionOf(database.withoutScope, actor.id, id)
}

/** Ends all of this person's sessions but the current one. */
export async function endMyOtherSessions({ database }: Services, actor: Actor, token: string): Promise<void> {
  await deleteSessionsOf(database.withoutScope, actor.id, hashOf(token))
}

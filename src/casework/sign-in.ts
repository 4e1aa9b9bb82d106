import type { Actor } from '../core/actor.ts'
import {
  type BeganBy,
  deleteSession,
  insertSession,
  type Session,
  sessionByHash,
  touchSession,
} from '../store/sessions.ts'
import type { Casework, SessionLimits } from './casework.ts'
import { hashOf, newToken } from './sign-in/token.ts'

/** How long a session lives where no setting says otherwise. */
export const sessionLimits: SessionLimits = { idleMinutes: 60, absoluteMinutes: 12 * 60 }

/** Begins a session; the token (256 bits, base64url) is known to the browser only, the database keeps its sha256. */
export async function startSession(
  { database, clock }: Casework,
  person: string,
  device: string,
  beganBy: BeganBy = 'demo',
): Promise<string> {
  const token = newToken()
  await insertSession(database.withoutScope, {
    tokenHash: hashOf(token),
    person,
    now: clock.now(),
    device: device.slice(0, 200),
    beganBy,
  })
  return token
}

/**
 * Who is signed in with this token, or null when it is unknown, ended or too old. `isDemo` says whether the demo's door
 * is open: a session that began there is over wherever it is shut, for nobody showed who they are.
 */
export async function actorOfSession(casework: Casework, token: string, isDemo: boolean): Promise<Actor | null> {
  const { database, clock } = casework
  const session = await sessionByHash(database.withoutScope, hashOf(token))
  if (session === null) return null
  const now = clock.now()
  if (session.beganBy === 'demo' && !isDemo) return null
  if (isOver(session, now, casework.sessionLimits ?? sessionLimits)) {
    await deleteSession(database.withoutScope, hashOf(token))
    return null
  }
  if (minutesBetween(session.lastSeenAt, now) >= 1) await touchSession(database.withoutScope, hashOf(token), now)
  return session.actor
}

export async function endSession({ database }: Casework, token: string): Promise<void> {
  await deleteSession(database.withoutScope, hashOf(token))
}

function isOver({ lastSeenAt, startedAt }: Session, now: string, limits: SessionLimits): boolean {
  return minutesBetween(lastSeenAt, now) > limits.idleMinutes || minutesBetween(startedAt, now) > limits.absoluteMinutes
}

function minutesBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / 60_000
}

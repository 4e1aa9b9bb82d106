import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '../core/actor.ts'
import { deleteSession, insertSession, sessionByHash, touchSession } from '../store/sessions.ts'
import type { Casework } from './casework.ts'

/** How long a session lives, in minutes: without use, and at the most. */
export type SessionLimits = { readonly idleMinutes: number; readonly absoluteMinutes: number }

export const sessionLimits: SessionLimits = { idleMinutes: 60, absoluteMinutes: 12 * 60 }

/** Begins a session; the token (256 bits, base64url) is known to the browser only, the database keeps its sha256. */
export async function startSession({ database, clock }: Casework, person: string, device: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await insertSession(database.withoutScope, {
    tokenHash: hashOf(token),
    person,
    now: clock.now(),
    device: device.slice(0, 200),
  })
  return token
}

/** Who is signed in with this token, or null when it is unknown, ended or too old. */
export async function actorOfSession(casework: Casework, token: string, limits = sessionLimits): Promise<Actor | null> {
  const { database, clock } = casework
  const session = await sessionByHash(database.withoutScope, hashOf(token))
  if (session === null) return null
  const now = clock.now()
  const idle = minutesBetween(session.lastSeenAt, now)
  if (idle > limits.idleMinutes || minutesBetween(session.startedAt, now) > limits.absoluteMinutes) {
    await deleteSession(database.withoutScope, hashOf(token))
    return null
  }
  if (idle >= 1) await touchSession(database.withoutScope, hashOf(token), now)
  return session.actor
}

export async function endSession({ database }: Casework, token: string): Promise<void> {
  await deleteSession(database.withoutScope, hashOf(token))
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function minutesBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / 60_000
}

import type { Actor } from '../../core/actor.ts'
import { deleteSessionOf, deleteSessionsOf, type ListedSession, sessionsOf } from '../../store/sessions.ts'
import type { Casework } from '../casework.ts'
import { sessionLimits } from '../sign-in.ts'
import { minutesBefore } from './earlier.ts'
import { hashOf } from './token.ts'

export type MySession = Omit<ListedSession, 'tokenHash'> & { readonly isThisOne: boolean }

/** Where this person is signed in, the one used last first; `token` is that of the browser that asks. */
export async function mySessions(casework: Casework, actor: Actor, token: string): Promise<readonly MySession[]> {
  const { database, clock, sessionLimits: limits = sessionLimits } = casework
  const now = clock.now()
  const sessions = await sessionsOf(database.withoutScope, actor.id)
  return sessions
    .filter(({ lastSeenAt }) => lastSeenAt >= minutesBefore(now, limits.idleMinutes))
    .filter(({ startedAt }) => startedAt >= minutesBefore(now, limits.absoluteMinutes))
    .map(({ tokenHash, ...session }) => ({ ...session, isThisOne: tokenHash === hashOf(token) }))
}

/** Ends one of this person's own sessions; nothing happens where it is gone, or another's. */
export async function endMySession({ database }: Casework, actor: Actor, id: string): Promise<void> {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) await deleteSessionOf(database.withoutScope, actor.id, id)
}

/** Ends all of this person's sessions but the one that asks. */
export async function endMyOtherSessions({ database }: Casework, actor: Actor, token: string): Promise<void> {
  await deleteSessionsOf(database.withoutScope, actor.id, hashOf(token))
}

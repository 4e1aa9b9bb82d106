import { deleteHalfSignInsBefore } from '../../store/half-sign-ins.ts'
import { keptSecrets, replaceSecret } from '../../store/second-factors.ts'
import { deleteSessionsBefore } from '../../store/sessions.ts'
import { deleteJourneysBefore } from '../../store/sign-in-journeys.ts'
import { deleteSignInLettersBefore } from '../../store/sign-in-letters.ts'
import { deleteTriesBefore } from '../../store/sign-in-tries.ts'
import type { Casework } from '../casework.ts'
import { sessionLimits } from '../sign-in.ts'
import { minutesBefore } from './earlier.ts'
import { resealed } from './sealed.ts'

const aDay = 24 * 60

/** Removes the sessions that are over, and what was begun more than a day ago and cannot be ended any more. */
export async function sweepSignIns(casework: Casework): Promise<void> {
  const { database, clock, sessionLimits: limits = sessionLimits } = casework
  const before = (minutes: number) => minutesBefore(clock.now(), minutes)
  const db = database.withoutScope
  await deleteSessionsBefore(db, before(limits.idleMinutes), before(limits.absoluteMinutes))
  await deleteJourneysBefore(db, before(aDay))
  await deleteSignInLettersBefore(db, before(aDay))
  await deleteHalfSignInsBefore(db, before(aDay))
  await deleteTriesBefore(db, before(aDay))
}

/** Seals with the newest key whatever is kept otherwise, so that a key can be given up. */
export async function resealSecrets({ database, secretsKeys = [] }: Casework): Promise<void> {
  const db = database.withoutScope
  for (const { person, secret } of await keptSecrets(db)) {
    const after = resealed(secret, person, secretsKeys)
    if (after !== null) await replaceSecret(db, { person, before: secret, after })
  }
}

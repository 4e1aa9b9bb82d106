import { deleteAttemptsBefore } from '../../../store/people/sign-in/attempts.ts'
import {
  deletePendingSignInsBefore,
  replaceSecret,
  storedSecrets,
} from '../../../store/people/sign-in/second-factors.ts'
import { deleteSessionsBefore } from '../../../store/people/sign-in/sessions.ts'
import { deleteSignInEmailsBefore } from '../../../store/people/sign-in/sign-in-links.ts'
import { deleteSingleSignOnAttemptsBefore } from '../../../store/people/sign-in/single-sign-on.ts'
import { minutesBefore, type Services } from '../../services.ts'
import { reseal } from './secrets.ts'
import { sessionLimits } from './sessions.ts'

const aDay = 24 * 60

/** Removes the sessions that are over, and what was begun more than a day ago and cannot be ended any more. */
export async function removeExpiredSignIns(casework: Services): Promise<void> {
  const { database, clock, sessionLimits: limits = sessionLimits } = casework
  const before = (minutes: number) => minutesBefore(clock.now(), minutes)
  const db = database.withoutScope
  await deleteSessionsBefore(db, before(limits.idleMinutes), before(limits.absoluteMinutes))
  await deleteSingleSignOnAttemptsBefore(db, before(aDay))
  await deleteSignInEmailsBefore(db, before(aDay))
  await deletePendingSignInsBefore(db, before(aDay))
  await deleteAttemptsBefore(db, before(aDay))
}

/** Seals with the newest key whatever is kept otherwise, so that a key can be given up. */
export async function resealSecrets({ database, secretsKeys = [] }: Services): Promise<void> {
  const db = database.withoutScope
  for (const { person, secret } of await storedSecrets(db)) {
    const after = reseal(secret, person, secretsKeys)
    if (after !== null) await replaceSecret(db, { person, before: secret, after })
  }
}

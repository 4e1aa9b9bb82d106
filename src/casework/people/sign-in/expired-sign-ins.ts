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

/** Removes sessions that have ended, and sign-ins begun more than a day ago, which cannot be completed any more. */
export async function removeExpiredSignIns(services: Services): Promise<void> {
  const { database, clock, sessionLimits: limits = sessionLimits } = services
  const before = (minutes: number) => minutesBefore(clock.now(), minutes)
  const db = database.withoutScope
  await deleteSessionsBefore(db, before(limits.idleMinutes), before(limits.absoluteMinutes))
  await deleteSingleSignOnAttemptsBefore(db, before(aDay))
  await deleteSignInEmailsBefore(db, before(aDay))
  await deletePendingSignInsBefore(db, before(aDay))
  await deleteAttemptsBefore(db, before(aDay))
}

/** Seals with the newest key every secret that is stored otherwise, so that an old key can be given up. */
export async function resealSecrets({ database, secretsKeys = [] }: Services): Promise<void> {
  const db = database.withoutScope
  for (const { person, secret } of await storedSecrets(db)) {
    const after = reseal(secret, person, secretsKeys)
    if (after !== null) await replaceSecret(db, { person, before: secret, after })
  }
}

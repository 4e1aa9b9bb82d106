import { type Actor, isCentral } from '../../../core/actor.ts'
import { actorById } from '../../../store/people/people.ts'
import { insertPendingSignIn } from '../../../store/people/sign-in/second-factors.ts'
import { emailOfLink, takeSignInEmail } from '../../../store/people/sign-in/sign-in-links.ts'
import { minutesBefore, type Services } from '../../services.ts'
import { beginSecondFactor, secondFactorState } from './second-factor.ts'
import { hashOf, newToken } from './secrets.ts'
import { startSession } from './sessions.ts'
import { minutesOfLink } from './sign-in-link.ts'

/** Whether people of central roles must have a second factor, or may. */
export type CentralSecondFactor = 'required' | 'optional'

/** Whether a link would work, without using it: programs that look at mail open links too. */
export async function doesLinkWork(casework: Services, token: string): Promise<boolean> {
  return (await emailBehindLink(casework, token)) !== null
}

type LinkUsed =
  | { readonly outcome: 'signed-in'; readonly token: string; readonly to: string }
  /** A code is owed; `token` is kept by the browser until it is given. */
  | { readonly outcome: 'code-owed'; readonly token: string }
  | { readonly outcome: 'stale' }

/** Uses a link up: its person is signed in, or owes a code. */
export async function useLink(
  casework: Services,
  token: string,
  { device, second }: { readonly device: string; readonly second: CentralSecondFactor },
): Promise<LinkUsed> {
  const { database, clock } = casework
  const email = await emailBehindLink(casework, token)
  const taken = email === null ? null : await takeSignInEmail(database.withoutScope, email, clock.now())
  const person = taken === null ? null : await actorById(database.withoutScope, taken.person)
  if (taken === null || person === null) return { outcome: 'stale' }
  if (await owesCode(casework, person, second)) return halfSignIn(casework, person, taken.next)
  const session = await startSession(casework, person.id, device, 'mail-link')
  return { outcome: 'signed-in', token: session, to: taken.next }
}

function emailBehindLink({ database, clock }: Services, token: string): Promise<string | null> {
  return emailOfLink(database.withoutScope, hashOf(token), minutesBefore(clock.now(), minutesOfLink))
}

/** Whoever set one up is always asked; of the central roles everybody, where that is required. */
async function owesCode(casework: Services, person: Actor, second: CentralSecondFactor): Promise<boolean> {
  const { state } = await secondFactorState(casework, person)
  return state === 'confirmed' || (second === 'required' && isCentral(person))
}

async function halfSignIn(casework: Services, person: Actor, next: string): Promise<LinkUsed> {
  const { database, clock } = casework
  await beginSecondFactor(casework, person)
  const token = newToken()
  const half = { tokenHash: hashOf(token), person: person.id, next, startedAt: clock.now() }
  await insertPendingSignIn(database.withoutScope, half)
  return { outcome: 'code-owed', token }
}

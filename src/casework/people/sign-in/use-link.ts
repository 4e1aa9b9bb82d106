import { type Actor, isCentral } from '../../../core/actor.ts'
import { actorById } from '../../../store/people/people.ts'
import { insertPendingSignIn } from '../../../store/people/sign-in/second-factors.ts'
import { emailOfLink, takeSignInEmail } from '../../../store/people/sign-in/sign-in-links.ts'
import { minutesBefore, type Services } from '../../services.ts'
import { beginSecondFactor, secondFactorState } from './second-factor.ts'
import { hashOf, newToken } from './secrets.ts'
import { startSession } from './sessions.ts'
import { minutesOfLink } from './sign-in-link.ts'

/** Whether people with central roles must have a second factor, or may. */
export type CentralSecondFactor = 'required' | 'optional'

/** Whether a link would work, without using it: mail scanners open links too. */
export async function doesLinkWork(services: Services, token: string): Promise<boolean> {
  return (await emailBehindLink(services, token)) !== null
}

type LinkUsed =
  | { readonly outcome: 'signed-in'; readonly token: string; readonly to: string }
  /** A code is still needed; `token` stays in the browser until it is given. */
  | { readonly outcome: 'code-owed'; readonly token: string }
  | { readonly outcome: 'stale' }

/** Uses a link up: its person is signed in, or still has to give a code. */
export async function useLink(
  services: Services,
  token: string,
  { device, second }: { readonly device: string; readonly second: CentralSecondFactor },
): Promise<LinkUsed> {
  const { database, clock } = services
  const email = await emailBehindLink(services, token)
  const used = email === null ? null : await takeSignInEmail(database.withoutScope, email, clock.now())
  const person = used === null ? null : await actorById(database.withoutScope, used.person)
  if (used === null || person === null) return { outcome: 'stale' }
  if (await needsCode(services, person, second)) return beginSecondStep(services, person, used.next)
  const session = await startSession(services, person.id, device, 'mail-link')
  return { outcome: 'signed-in', token: session, to: used.next }
}

function emailBehindLink({ database, clock }: Services, token: string): Promise<string | null> {
  return emailOfLink(database.withoutScope, hashOf(token), minutesBefore(clock.now(), minutesOfLink))
}

/** Everybody who has set up a second factor needs a code; with a central role everybody, where that is required. */
async function needsCode(services: Services, person: Actor, second: CentralSecondFactor): Promise<boolean> {
  const { state } = await secondFactorState(services, person)
  return state === 'confirmed' || (second === 'required' && isCentral(person))
}

async function beginSecondStep(services: Services, person: Actor, next: string): Promise<LinkUsed> {
  const { database, clock } = services
  await beginSecondFactor(services, person)
  const token = newToken()
  const pending = { tokenHash: hashOf(token), person: person.id, next, startedAt: clock.now() }
  await insertPendingSignIn(database.withoutScope, pending)
  return { outcome: 'code-owed', token }
}

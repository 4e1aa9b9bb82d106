import { type Actor, isCentral } from '../../core/actor.ts'
import { insertHalfSignIn } from '../../store/half-sign-ins.ts'
import { actorById } from '../../store/people.ts'
import { letterOfLink, takeSignInLetter } from '../../store/sign-in-letters.ts'
import type { Casework } from '../casework.ts'
import { startSession } from '../sign-in.ts'
import { minutesBefore } from './earlier.ts'
import { minutesOfLink } from './link-letter.ts'
import { beginSecondFactor, secondFactorStanding } from './second-factor.ts'
import { hashOf, newToken } from './token.ts'

/** Whether people of central roles must have a second factor, or may. */
export type CentralSecondFactor = 'required' | 'optional'

/** Whether a link would work, without using it: programs that look at mail open links too. */
export async function doesLinkWork(casework: Casework, token: string): Promise<boolean> {
  return (await letterBehind(casework, token)) !== null
}

export type LinkUsed =
  | { readonly outcome: 'signed-in'; readonly token: string; readonly to: string }
  /** A code is owed; `token` is kept by the browser until it is given. */
  | { readonly outcome: 'code-owed'; readonly token: string }
  | { readonly outcome: 'stale' }

/** Uses a link up: its person is signed in, or owes a code. */
export async function useLink(
  casework: Casework,
  token: string,
  { device, second }: { readonly device: string; readonly second: CentralSecondFactor },
): Promise<LinkUsed> {
  const { database, clock } = casework
  const letter = await letterBehind(casework, token)
  const taken = letter === null ? null : await takeSignInLetter(database.withoutScope, letter, clock.now())
  const person = taken === null ? null : await actorById(database.withoutScope, taken.person)
  if (taken === null || person === null) return { outcome: 'stale' }
  if (await owesCode(casework, person, second)) return halfSignIn(casework, person, taken.next)
  const session = await startSession(casework, person.id, device, 'mail-link')
  return { outcome: 'signed-in', token: session, to: taken.next }
}

function letterBehind({ database, clock }: Casework, token: string): Promise<string | null> {
  return letterOfLink(database.withoutScope, hashOf(token), minutesBefore(clock.now(), minutesOfLink))
}

/** Whoever set one up is always asked; of the central roles everybody, where that is required. */
async function owesCode(casework: Casework, person: Actor, second: CentralSecondFactor): Promise<boolean> {
  const { state } = await secondFactorStanding(casework, person)
  return state === 'confirmed' || (second === 'required' && isCentral(person))
}

async function halfSignIn(casework: Casework, person: Actor, next: string): Promise<LinkUsed> {
  const { database, clock } = casework
  await beginSecondFactor(casework, person)
  const token = newToken()
  const half = { tokenHash: hashOf(token), person: person.id, next, begunAt: clock.now() }
  await insertHalfSignIn(database.withoutScope, half)
  return { outcome: 'code-owed', token }
}

import type { Actor } from '../../core/actor.ts'
import { deleteHalfSignIn, halfSignInByHash } from '../../store/half-sign-ins.ts'
import { actorById } from '../../store/people.ts'
import type { Casework } from '../casework.ts'
import { startSession } from '../sign-in.ts'
import { minutesBefore } from './earlier.ts'
import {
  type Confirmed,
  checkSecondFactor,
  confirmSecondFactor,
  type SecondFactorStanding,
  secondFactorStanding,
} from './second-factor.ts'
import { hashOf } from './token.ts'

/** Minutes in which to find one's telephone, or to set up an app. */
const minutesForCode = 15

/** Somebody whose link was used and who owes a code. */
export type SecondStep = {
  readonly person: Actor
  readonly next: string
  readonly standing: SecondFactorStanding
}

/** Whose code is awaited in the browser that keeps this token; null where nobody's is, or not any more. */
export async function secondStep(casework: Casework, token: string): Promise<SecondStep | null> {
  const { database, clock } = casework
  const half = await halfSignInByHash(database.withoutScope, hashOf(token))
  if (half === null || half.begunAt < minutesBefore(clock.now(), minutesForCode)) return null
  const person = await actorById(database.withoutScope, half.person)
  if (person === null) return null
  return { person, next: half.next, standing: await secondFactorStanding(casework, person) }
}

export type CodeGiven =
  | { readonly outcome: 'signed-in'; readonly token: string; readonly to: string }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'too-many' }
  | { readonly outcome: 'stale' }

/** Ends signing in with a code of the app, or a recovery code. */
export async function giveCode(casework: Casework, token: string, code: string, device: string): Promise<CodeGiven> {
  const step = await secondStep(casework, token)
  if (step === null) return { outcome: 'stale' }
  const checked = await checkSecondFactor(casework, step.person, code)
  return checked === 'right' ? signIn(casework, token, step, device) : { outcome: checked }
}

export type FirstCodeGiven =
  | { readonly outcome: 'set-up'; readonly recoveryCodes: readonly string[]; readonly signedIn: CodeGiven }
  | { readonly outcome: Exclude<Confirmed['outcome'], 'confirmed'> | 'stale' }

/** Sets the second factor up with its first code, and ends signing in. */
export async function giveFirstCode(
  casework: Casework,
  token: string,
  code: string,
  device: string,
): Promise<FirstCodeGiven> {
  const step = await secondStep(casework, token)
  if (step === null) return { outcome: 'stale' }
  const confirmed = await confirmSecondFactor(casework, step.person, code)
  if (confirmed.outcome !== 'confirmed') return confirmed
  const { recoveryCodes } = confirmed
  return { outcome: 'set-up', recoveryCodes, signedIn: await signIn(casework, token, step, device) }
}

async function signIn(
  casework: Casework,
  token: string,
  { person, next }: SecondStep,
  device: string,
): Promise<CodeGiven> {
  const { database } = casework
  if (!(await deleteHalfSignIn(database.withoutScope, hashOf(token)))) return { outcome: 'stale' }
  const session = await startSession(casework, person.id, device, 'mail-link-and-code')
  return { outcome: 'signed-in', token: session, to: next }
}

import type { Actor } from '../../../core/actor.ts'
import { actorById } from '../../../store/people/people.ts'
import { deletePendingSignIn, pendingSignInByHash } from '../../../store/people/sign-in/second-factors.ts'
import { minutesBefore, type Services } from '../../services.ts'
import {
  type ConfirmResult,
  checkSecondFactor,
  confirmSecondFactor,
  type SecondFactorState,
  secondFactorState,
} from './second-factor.ts'
import { hashOf } from './secrets.ts'
import { startSession } from './sessions.ts'

/** Minutes in which to find one's telephone, or to set up an app. */
const minutesForCode = 15

/** Somebody whose link was used and who owes a code. */
export type SecondStep = {
  readonly person: Actor
  readonly next: string
  readonly secondFactor: SecondFactorState
}

/** Whose code is awaited in the browser that keeps this token; null where nobody's is, or not any more. */
export async function secondStep(casework: Services, token: string): Promise<SecondStep | null> {
  const { database, clock } = casework
  const half = await pendingSignInByHash(database.withoutScope, hashOf(token))
  if (half === null || half.startedAt < minutesBefore(clock.now(), minutesForCode)) return null
  const person = await actorById(database.withoutScope, half.person)
  if (person === null) return null
  return { person, next: half.next, secondFactor: await secondFactorState(casework, person) }
}

type CodeResult =
  | { readonly outcome: 'signed-in'; readonly token: string; readonly to: string }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'too-many' }
  | { readonly outcome: 'stale' }

/** Ends signing in with a code of the app, or a recovery code. */
export async function submitCode(casework: Services, token: string, code: string, device: string): Promise<CodeResult> {
  const step = await secondStep(casework, token)
  if (step === null) return { outcome: 'stale' }
  const checked = await checkSecondFactor(casework, step.person, code)
  return checked === 'right' ? signIn(casework, token, step, device) : { outcome: checked }
}

type FirstCodeResult =
  | { readonly outcome: 'set-up'; readonly recoveryCodes: readonly string[]; readonly signedIn: CodeResult }
  | { readonly outcome: Exclude<ConfirmResult['outcome'], 'confirmed'> | 'stale' }

/** Sets the second factor up with its first code, and ends signing in. */
export async function submitFirstCode(
  casework: Services,
  token: string,
  code: string,
  device: string,
): Promise<FirstCodeResult> {
  const step = await secondStep(casework, token)
  if (step === null) return { outcome: 'stale' }
  const confirmed = await confirmSecondFactor(casework, step.person, code)
  if (confirmed.outcome !== 'confirmed') return confirmed
  const { recoveryCodes } = confirmed
  return { outcome: 'set-up', recoveryCodes, signedIn: await signIn(casework, token, step, device) }
}

async function signIn(
  casework: Services,
  token: string,
  { person, next }: SecondStep,
  device: string,
): Promise<CodeResult> {
  const { database } = casework
  if (!(await deletePendingSignIn(database.withoutScope, hashOf(token)))) return { outcome: 'stale' }
  const session = await startSession(casework, person.id, device, 'mail-link-and-code')
  return { outcome: 'signed-in', token: session, to: next }
}

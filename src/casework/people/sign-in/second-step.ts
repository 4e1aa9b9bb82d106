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

/** Minutes in which to fetch a telephone, or to set up an app. */
const minutesForCode = 15

/** Somebody who has used their link and still has to give a code. */
export type SecondStep = {
  readonly person: Actor
  readonly next: string
  readonly secondFactor: SecondFactorState
}

/** The person who still has to give a code in the browser with this token; null where there is none, or it is too late. */
export async function secondStep(services: Services, token: string): Promise<SecondStep | null> {
  const { database, clock } = services
  const pending = await pendingSignInByHash(database.withoutScope, hashOf(token))
  if (pending === null || pending.startedAt < minutesBefore(clock.now(), minutesForCode)) return null
  const person = await actorById(database.withoutScope, pending.person)
  if (person === null) return null
  return { person, next: pending.next, secondFactor: await secondFactorState(services, person) }
}

type CodeResult =
  | { readonly outcome: 'signed-in'; readonly token: string; readonly to: string }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'too-many' }
  | { readonly outcome: 'stale' }

/** Completes sign-in with a code of the app, or a recovery code. */
export async function submitCode(services: Services, token: string, code: string, device: string): Promise<CodeResult> {
  const step = await secondStep(services, token)
  if (step === null) return { outcome: 'stale' }
  const checked = await checkSecondFactor(services, step.person, code)
  return checked === 'right' ? signIn(services, token, step, device) : { outcome: checked }
}

type FirstCodeResult =
  | { readonly outcome: 'set-up'; readonly recoveryCodes: readonly string[]; readonly signedIn: CodeResult }
  | { readonly outcome: Exclude<ConfirmResult['outcome'], 'confirmed'> | 'stale' }

/** Sets up the second factor with its first code, and completes sign-in. */
export async function submitFirstCode(
  services: Services,
  token: string,
  code: string,
  device: string,
): Promise<FirstCodeResult> {
  const step = await secondStep(services, token)
  if (step === null) return { outcome: 'stale' }
  const confirmed = await confirmSecondFactor(services, step.person, code)
  if (confirmed.outcome !== 'confirmed') return confirmed
  const { recoveryCodes } = confirmed
  return { outcome: 'set-up', recoveryCodes, signedIn: await signIn(services, token, step, device) }
}

async function signIn(
  services: Services,
  token: string,
  { person, next }: SecondStep,
  device: string,
): Promise<CodeResult> {
  const { database } = services
  if (!(await deletePendingSignIn(database.withoutScope, hashOf(token)))) return { outcome: 'stale' }
  const session = await startSession(services, person.id, device, 'mail-link-and-code')
  return { outcome: 'signed-in', token: session, to: next }
}

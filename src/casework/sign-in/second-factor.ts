import { randomBytes } from 'node:crypto'
import { Secret } from 'otpauth'
import type { Actor } from '../../core/actor.ts'
import { secondFactorSetUp } from '../../core/people/letters.ts'
import {
  confirmSecondFactor as confirmKept,
  deleteSecondFactor,
  insertSecondFactor,
  secondFactorOf,
  takeRecoveryCode,
  takeStep,
} from '../../store/second-factors.ts'
import type { Casework } from '../casework.ts'
import { writeTo } from '../people/apply-change.ts'
import { serviceScope } from '../scope.ts'
import { minutesBefore } from './earlier.ts'
import { newSecret, otpauthAddress, stepOf } from './one-time-code.ts'
import { seal, unseal } from './sealed.ts'
import { hashOf } from './token.ts'
import { countTry, forgetTries } from './tries.ts'

export type SecondFactorStanding =
  | { readonly state: 'none' }
  /** Waits for a first code; shown to its person only. */
  | { readonly state: 'begun'; readonly secret: string; readonly address: string }
  | { readonly state: 'confirmed'; readonly recoveryCodesLeft: number }

/** Minutes from the making of a secret to a first code of it. */
const minutesToConfirm = 15

type Person = Pick<Actor, 'id' | 'name' | 'email'>

/** How far this person is with a second factor. */
export async function secondFactorStanding(casework: Casework, person: Person): Promise<SecondFactorStanding> {
  const kept = await secondFactorOf(casework.database.withoutScope, person.id)
  if (kept === null) return { state: 'none' }
  if (kept.confirmedAt !== null) return { state: 'confirmed', recoveryCodesLeft: kept.recoveryCodesLeft }
  // Whoever once saw a secret that was never used must not find it in use later.
  if (kept.begunAt < minutesBefore(casework.clock.now(), minutesToConfirm)) return { state: 'none' }
  const secret = unseal(kept.secret, person.id, casework.secretsKeys ?? [])
  return { state: 'begun', secret, address: otpauthAddress(secret, person.email) }
}

/** Makes a new secret for whoever has none that is confirmed. */
export async function beginSecondFactor({ database, clock, secretsKeys = [] }: Casework, { id }: Person) {
  const secret = seal(newSecret(), id, secretsKeys)
  await insertSecondFactor(database.withoutScope, { person: id, secret, now: clock.now() })
}

export type Confirmed =
  /** Shown once: the database keeps their hashes only. */
  | { readonly outcome: 'confirmed'; readonly recoveryCodes: readonly string[] }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'too-many' }
  | { readonly outcome: 'nothing-begun' }

/** Ends the setting up with a first code from the app. */
export async function confirmSecondFactor(casework: Casework, person: Person, code: string): Promise<Confirmed> {
  const standing = await secondFactorStanding(casework, person)
  if (standing.state !== 'begun') return { outcome: 'nothing-begun' }
  if (!(await countTry(casework, limitOf(person)))) return { outcome: 'too-many' }
  const now = casework.clock.now()
  const step = stepOf(digitsOf(code), standing.secret, now)
  if (step === null) return { outcome: 'wrong' }
  const recoveryCodes = Array.from({ length: 10 }, newRecoveryCode)
  const recovery = recoveryCodes.map((each) => hashOf(lettersOf(each)))
  const kept = await casework.database.inTransaction(serviceScope, async (tx) => {
    const isKept = await confirmKept(tx, { person: person.id, step, recovery, now })
    if (isKept) await writeTo(tx, casework, { by: person, organisation: null }, person, secondFactorSetUp())
    return isKept
  })
  if (!kept) return { outcome: 'nothing-begun' }
  await forgetTries(casework, limitOf(person))
  return { outcome: 'confirmed', recoveryCodes }
}

/** Whether this is a code of just now that was not used before, or a recovery code; either works once. */
export async function checkSecondFactor(
  casework: Casework,
  person: Person,
  code: string,
): Promise<'right' | 'wrong' | 'too-many'> {
  const { database, clock, secretsKeys = [] } = casework
  const kept = await secondFactorOf(database.withoutScope, person.id)
  if (kept === null || kept.confirmedAt === null) return 'wrong'
  if (!(await countTry(casework, limitOf(person)))) return 'too-many'
  const step = stepOf(digitsOf(code), unseal(kept.secret, person.id, secretsKeys), clock.now())
  const right =
    step === null
      ? await takeRecoveryCode(database.withoutScope, person.id, hashOf(lettersOf(code)))
      : await takeStep(database.withoutScope, person.id, step)
  if (!right) return 'wrong'
  await forgetTries(casework, limitOf(person))
  return 'right'
}

/** Ends it, with a code: whoever finds a browser left open cannot. */
export async function endSecondFactor(casework: Casework, person: Person, code: string) {
  const checked = await checkSecondFactor(casework, person, code)
  if (checked === 'right') await deleteSecondFactor(casework.database.withoutScope, person.id)
  return checked
}

function limitOf({ id }: Person) {
  return { kind: 'second-factor', key: id } as const
}

/** 80 bits, in four groups of four: `ABCD-EFGH-…`. */
function newRecoveryCode(): string {
  const text = new Secret({ buffer: Uint8Array.from(randomBytes(10)).buffer }).base32
  return text.match(/.{4}/g)?.join('-') ?? text
}

/** Apps show codes in two groups. */
function digitsOf(code: string): string {
  return code.replaceAll(/\s/g, '')
}

function lettersOf(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z2-7]/g, '')
}

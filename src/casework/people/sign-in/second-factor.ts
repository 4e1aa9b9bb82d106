import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Actor } from '../../../core/actor.ts'
import { secondFactorSetUp } from '../../../core/emails/people-emails.ts'
import {
  confirmSecondFactor as confirmKept,
  deleteSecondFactor,
  insertSecondFactor,
  secondFactorOf,
  takeRecoveryCode,
  takeStep,
} from '../../../store/people/sign-in/second-factors.ts'
import { serviceScope } from '../../scope.ts'
import { minutesBefore, type Services } from '../../services.ts'
import { emailPerson } from '../apply-change.ts'
import { clearAttempts, countAttempt } from './attempts.ts'
import { hashOf, seal, unseal } from './secrets.ts'

export type SecondFactorState =
  | { readonly state: 'none' }
  /** Waits for a first code; shown to its person only. */
  | { readonly state: 'begun'; readonly secret: string; readonly address: string }
  | { readonly state: 'confirmed'; readonly recoveryCodesLeft: number }

/** Minutes from the making of a secret to a first code of it. */
const minutesToConfirm = 15

type Person = Pick<Actor, 'id' | 'name' | 'email'>

/** How far this person is with a second factor. */
export async function secondFactorState(casework: Services, person: Person): Promise<SecondFactorState> {
  const kept = await secondFactorOf(casework.database.withoutScope, person.id)
  if (kept === null) return { state: 'none' }
  if (kept.confirmedAt !== null) return { state: 'confirmed', recoveryCodesLeft: kept.recoveryCodesLeft }
  // Whoever once saw a secret that was never used must not find it in use later.
  if (kept.startedAt < minutesBefore(casework.clock.now(), minutesToConfirm)) return { state: 'none' }
  const secret = unseal(kept.secret, person.id, casework.secretsKeys ?? [])
  return { state: 'begun', secret, address: otpauthAddress(secret, person.email) }
}

/** Makes a new secret for whoever has none that is confirmed. */
export async function beginSecondFactor({ database, clock, secretsKeys = [] }: Services, { id }: Person) {
  const secret = seal(newSecret(), id, secretsKeys)
  await insertSecondFactor(database.withoutScope, { person: id, secret, now: clock.now() })
}

export type ConfirmResult =
  /** Shown once: the database keeps their hashes only. */
  | { readonly outcome: 'confirmed'; readonly recoveryCodes: readonly string[] }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'too-many' }
  | { readonly outcome: 'nothing-begun' }

/** Ends the setting up with a first code from the app. */
export async function confirmSecondFactor(casework: Services, person: Person, code: string): Promise<ConfirmResult> {
  const timetableState = await secondFactorState(casework, person)
  if (timetableState.state !== 'begun') return { outcome: 'nothing-begun' }
  if (!(await countAttempt(casework, limitOf(person)))) return { outcome: 'too-many' }
  const now = casework.clock.now()
  const step = stepOf(digitsOf(code), timetableState.secret, now)
  if (step === null) return { outcome: 'wrong' }
  const recoveryCodes = Array.from({ length: 10 }, newRecoveryCode)
  const recovery = recoveryCodes.map((each) => hashOf(lettersOf(each)))
  const kept = await casework.database.inTransaction(serviceScope, async (tx) => {
    const isKept = await confirmKept(tx, { person: person.id, step, recovery, now })
    if (isKept) await emailPerson(tx, casework, { by: person, organisation: null }, person, secondFactorSetUp())
    return isKept
  })
  if (!kept) return { outcome: 'nothing-begun' }
  await clearAttempts(casework, limitOf(person))
  return { outcome: 'confirmed', recoveryCodes }
}

/** Whether this is a code of just now that was not used before, or a recovery code; either works once. */
export async function checkSecondFactor(
  casework: Services,
  person: Person,
  code: string,
): Promise<'right' | 'wrong' | 'too-many'> {
  const { database, clock, secretsKeys = [] } = casework
  const kept = await secondFactorOf(database.withoutScope, person.id)
  if (kept === null || kept.confirmedAt === null) return 'wrong'
  if (!(await countAttempt(casework, limitOf(person)))) return 'too-many'
  const step = stepOf(digitsOf(code), unseal(kept.secret, person.id, secretsKeys), clock.now())
  const right =
    step === null
      ? await takeRecoveryCode(database.withoutScope, person.id, hashOf(lettersOf(code)))
      : await takeStep(database.withoutScope, person.id, step)
  if (!right) return 'wrong'
  await clearAttempts(casework, limitOf(person))
  return 'right'
}

/** Ends it, with a code: whoever finds a browser left open cannot. */
export async function endSecondFactor(casework: Services, person: Person, code: string) {
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

/** Seconds for which an app shows one code (RFC 6238). */
const period = 30

/** How far an app's clock may be off, in periods. */
const drift = 1

/** A new secret of 160 bits, in base32, as apps take it. */
function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address that an app reads a secret from. */
function otpauthAddress(secret: string, email: string): string {
  return totp(secret, email).toString()
}

/** The number of the half minute that `code` belongs to, or null where it is not one of just now. `now` is ISO 8601. */
function stepOf(code: string, secret: string, now: string): number | null {
  const timestamp = Date.parse(now)
  if (!/^\d{6}$/.test(code)) return null
  const delta = totp(secret, '').validate({ token: code, timestamp, window: drift })
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'DSPT improvement plans', label, secret: Secret.fromBase32(secret), period, digits: 6 })
}

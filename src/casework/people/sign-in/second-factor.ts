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
  /** Waits for a first code; shown to this person only. */
  | { readonly state: 'begun'; readonly secret: string; readonly address: string }
  | { readonly state: 'confirmed'; readonly recoveryCodesLeft: number }

/** Minutes within which a new secret has to be confirmed by its first code. */
const minutesToConfirm = 15

type Person = Pick<Actor, 'id' | 'name' | 'email'>

/** Whether this person has a second factor, has begun to set one up, or neither. */
export async function secondFactorState(services: Services, person: Person): Promise<SecondFactorState> {
  const stored = await secondFactorOf(services.database.withoutScope, person.id)
  if (stored === null) return { state: 'none' }
  if (stored.confirmedAt !== null) return { state: 'confirmed', recoveryCodesLeft: stored.recoveryCodesLeft }
  // Somebody who saw a secret that was never used must not find it in use later.
  if (stored.startedAt < minutesBefore(services.clock.now(), minutesToConfirm)) return { state: 'none' }
  const secret = unseal(stored.secret, person.id, services.secretsKeys ?? [])
  return { state: 'begun', secret, address: otpauthAddress(secret, person.email) }
}

/** Makes a new secret for a person without a confirmed one. */
export async function beginSecondFactor({ database, clock, secretsKeys = [] }: Services, { id }: Person) {
  const secret = seal(newSecret(), id, secretsKeys)
  await insertSecondFactor(database.withoutScope, { person: id, secret, now: clock.now() })
}

export type ConfirmResult =
  /** Shown once: the database stores only their hashes. */
  | { readonly outcome: 'confirmed'; readonly recoveryCodes: readonly string[] }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'too-many' }
  | { readonly outcome: 'nothing-begun' }

/** Completes setting up with a first code from the app. */
export async function confirmSecondFactor(services: Services, person: Person, code: string): Promise<ConfirmResult> {
  const current = await secondFactorState(services, person)
  if (current.state !== 'begun') return { outcome: 'nothing-begun' }
  if (!(await countAttempt(services, limitOf(person)))) return { outcome: 'too-many' }
  const now = services.clock.now()
  const step = stepOf(digitsOf(code), current.secret, now)
  if (step === null) return { outcome: 'wrong' }
  const recoveryCodes = Array.from({ length: 10 }, newRecoveryCode)
  const recovery = recoveryCodes.map((each) => hashOf(lettersOf(each)))
  const isConfirmed = await services.database.inTransaction(serviceScope, async (tx) => {
    const isStored = await confirmKept(tx, { person: person.id, step, recovery, now })
    if (isStored) await emailPerson(tx, services, { by: person, organisation: null }, person, secondFactorSetUp())
    return isStored
  })
  if (!isConfirmed) return { outcome: 'nothing-begun' }
  await clearAttempts(services, limitOf(person))
  return { outcome: 'confirmed', recoveryCodes }
}

/** Whether this is a current code that was not used before, or an unused recovery code; each works once. */
export async function checkSecondFactor(
  services: Services,
  person: Person,
  code: string,
): Promise<'right' | 'wrong' | 'too-many'> {
  const { database, clock, secretsKeys = [] } = services
  const stored = await secondFactorOf(database.withoutScope, person.id)
  if (stored === null || stored.confirmedAt === null) return 'wrong'
  if (!(await countAttempt(services, limitOf(person)))) return 'too-many'
  const step = stepOf(digitsOf(code), unseal(stored.secret, person.id, secretsKeys), clock.now())
  const right =
    step === null
      ? await takeRecoveryCode(database.withoutScope, person.id, hashOf(lettersOf(code)))
      : await takeStep(database.withoutScope, person.id, step)
  if (!right) return 'wrong'
  await clearAttempts(services, limitOf(person))
  return 'right'
}

/** Ends the second factor, with a code: so a browser left open is not enough. */
export async function endSecondFactor(services: Services, person: Person, code: string) {
  const checked = await checkSecondFactor(services, person, code)
  if (checked === 'right') await deleteSecondFactor(services.database.withoutScope, person.id)
  return checked
}

function limitOf({ id }: Person) {
  return { kind: 'second-factor', key: id } as const
}

/** A code of 80 bits, in four groups of four: `ABCD-EFGH-…`. */
function newRecoveryCode(): string {
  const text = new Secret({ buffer: Uint8Array.from(randomBytes(10)).buffer }).base32
  return text.match(/.{4}/g)?.join('-') ?? text
}

/** The code without the space that apps show between its two groups. */
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

/** The address from which an app reads a secret. */
function otpauthAddress(secret: string, email: string): string {
  return totp(secret, email).toString()
}

/** The number of the half minute that `code` belongs to; null where it is not a current code. `now` is ISO 8601. */
function stepOf(code: string, secret: string, now: string): number | null {
  const timestamp = Date.parse(now)
  if (!/^\d{6}$/.test(code)) return null
  const delta = totp(secret, '').validate({ token: code, timestamp, window: drift })
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'DSPT improvement plans', label, secret: Secret.fromBase32(secret), period, digits: 6 })
}

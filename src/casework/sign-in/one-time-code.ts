import { Secret, TOTP } from 'otpauth'

/** Seconds for which an app shows one code (RFC 6238). */
const period = 30

/** How far an app's clock may be off, in periods. */
const drift = 1

/** A new secret of 160 bits, in base32, as apps take it. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address that an app reads a secret from. */
export function otpauthAddress(secret: string, email: string): string {
  return totp(secret, email).toString()
}

/** The number of the half minute that `code` belongs to, or null where it is not one of just now. `now` is ISO 8601. */
export function stepOf(code: string, secret: string, now: string): number | null {
  const timestamp = Date.parse(now)
  if (!/^\d{6}$/.test(code)) return null
  const delta = totp(secret, '').validate({ token: code, timestamp, window: drift })
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'DSPT improvement plans', label, secret: Secret.fromBase32(secret), period, digits: 6 })
}

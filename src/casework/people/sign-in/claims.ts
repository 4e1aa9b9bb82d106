import { parseEmail, parseName } from '../../../core/people/name-and-email.ts'

/** What a provider says about somebody. Only `sub` has a form that every provider keeps to. */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string }

/** As in the settings of the provider. */
type EmailSettings = { readonly emailClaim: string; readonly trustsEmail: boolean }

/**
 * The email address, in small letters; null where there is none or more than one, or neither the provider nor the
 * operator vouches for it. `email_verified` in any form but a yes is a no.
 */
export function verifiedEmail(claims: Claims, { emailClaim, trustsEmail }: EmailSettings): string | null {
  const verified = answerIn(claims.email_verified)
  const isVouchedFor = verified === 'yes' && emailClaim === 'email'
  if (verified === 'no' || !(isVouchedFor || trustsEmail)) return null
  return addressIn(claims[emailClaim])
}

/** Some providers send `true` as a text or a number. */
function answerIn(claim: unknown): 'yes' | 'no' | 'not-said' {
  const value = only(claim)
  if (value === null) return 'not-said'
  return value === true || value === 1 || (typeof value === 'string' && /^\s*(true|1)\s*$/i.test(value)) ? 'yes' : 'no'
}

/**
 * Only A to Z become small: other letters whose small form is a letter of English, such as the sign for Kelvin, could
 * make one address of two. For the same reason nothing invisible is taken out.
 */
function addressIn(claim: unknown): string | null {
  const value = only(claim)
  if (typeof value !== 'string') return null
  const email = value.trim().replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
  return parseEmail(email) === email ? email : null
}

/** The one value of a claim, which may come in a list; null where there is none; the list itself where they differ. */
function only(claim: unknown): unknown {
  const values = new Set((Array.isArray(claim) ? claim : [claim]).filter((each) => each !== null && each !== ''))
  values.delete(undefined)
  return values.size <= 1 ? ([...values][0] ?? null) : claim
}

/** The name, from its claim or from given and family name; null where there is none that can be shown. */
export function nameIn(claims: Claims, nameClaim: string): string | null {
  const whole = shownName(only(claims[nameClaim]))
  if (whole !== null) return whole
  const parts = [claims.given_name, claims.family_name].map(only)
  return parts.every((part) => typeof part === 'string') ? shownName(parts.join(' ')) : null
}

/** Providers without a name send the address, or a word that says so. */
function shownName(value: unknown): string | null {
  if (typeof value !== 'string' || value.includes('@') || /^\s*(unknown|null|undefined|n\/a)\s*$/i.test(value))
    return null
  return parseName(value)
}

/** Whether a provider's id of somebody is as the standard says: at most 255 characters of ASCII, none invisible. */
export function isSubject(subject: string): boolean {
  return /^[\x20-\x7e]{1,255}$/.test(subject)
}

/**
 * What the ID token and the userinfo endpoint say together; the latter wins. What one says of an address never counts
 * for another address that the other gives, and a claim without a value says nothing.
 */
export function joinedClaims(token: Claims, userinfo: Claims, emailClaim: string): Claims {
  const given = Object.fromEntries(Object.entries(userinfo).filter(([, value]) => value !== null && value !== ''))
  const isOther =
    emailClaim in given && emailClaim in token && addressIn(given[emailClaim]) !== addressIn(token[emailClaim])
  const { email_verified: _, ...rest } = token
  return { ...(isOther ? rest : token), ...given, sub: token.sub }
}

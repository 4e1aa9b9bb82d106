import type { Owner } from './plan.ts'

/** Why an owner may not be one accountable person. */
export type OwnerDoubt = 'nobody-yet' | 'group' | 'several'

/**
 * H1: why the text of an owner may not name one person; null where it does, also where nothing is written (P3). In
 * doubt it gives no hint: a role alone, initials or a role with “and” in its title count as one person.
 */
export function ownerDoubt({ name, email }: Owner): OwnerDoubt | null {
  const text = name
    .slice(0, longestName)
    .replaceAll(/\([^)]*\)/g, ' ')
    .trim()
  if (isNobodyYet(text)) return 'nobody-yet'
  if (isSeveral(text) || email.split('@').length > 2) return 'several'
  return isGroup(text) ? 'group' : null
}

/** A cell may hold 32,767 characters; a name is at the beginning. */
const longestName = 200

const nobodyYet = [
  /\b(tbc|tbd|tba|vacant|vacancy|various)\b/i,
  /^(n\/?a|none|nobody|unknown|not known|unassigned|[-.–—]+)$/i,
  /^to be (confirmed|decided|determined|appointed|agreed|recruited)/i,
  /^(to )?(check|ask|discuss|confirm|agree)\b/i,
  /\?|\[.*\]|<.*>/,
]

/** Words that name a person's role; abbreviations count in capitals only. */
const role =
  /\b(head|director|chief|manager|officer|lead|leader|chair|secretary|nurse|matron|consultant|analyst|engineer|administrator|guardian|specialist|co-?ordinator)\b/i
const roleInCapitals = /\b(SIRO|DPO|CIO|CISO|CEO|COO|CFO|CCIO|CTO|CNO|CMO|NED|IAO|Do[A-Z]\w*)\b/
const groupOfPeople =
  /\b(team|group|committee|board|department|dept|directorate|division|staff|everyone|everybody|all|supplier|contractor|vendor|third party|3rd party)s?\b/i
const manyRoles =
  /\b(heads|directors|managers|officers|leads|leaders|owners|users|analysts|engineers|administrators|SIROs|IAOs)\b/i

function isNobodyYet(text: string): boolean {
  return nobodyYet.some((pattern) => pattern.test(text))
}

function isGroup(text: string): boolean {
  return manyRoles.test(text) || (groupOfPeople.test(text) && !hasRole(text))
}

/** Some separators always mean several people, others only with a person on each side. */
function isSeveral(text: string): boolean {
  if (split(text, /[;+\n]|\bor\b/).length > 1) return true
  return isSeveralBySlash(split(text, /\//)) || isSeveralByAnd(split(text, /\band\b|\s&\s/)) || isList(split(text, /,/))
}

/** “SIRO / DPO” and “JS/TM” are two, “Head of IT/Digital” is one. */
function isSeveralBySlash(parts: readonly string[]): boolean {
  const people = parts.filter((part) => hasRole(part) || isFullName(part)).length
  return people > 1 || (parts.length > 1 && parts.every((part) => /^[A-Z]{2,3}$/.test(part)))
}

/** “Jo and Sam” and “Head of IT and Head of IG” are two, “Head of Information Governance and Data Security” is one. */
function isSeveralByAnd(parts: readonly string[]): boolean {
  if (!parts.some(hasRole)) return parts.length > 1 && parts.every(isName) && !groupOfPeople.test(parts.join(' '))
  return parts.length > 1 && (parts.filter(hasRole).length > 1 || parts.slice(1).some(startsWithRole))
}

/** “Jo Bloggs, Sam Smith” and “Head of IT, Head of IG” are two, “Jo Bloggs, Head of IG” is one. */
function isList(parts: readonly string[]): boolean {
  const names = parts.filter((part) => isFullName(part) && !hasRole(part)).length
  return names > 1 && !parts.some(hasRole) ? true : names === 0 && parts.filter(hasRole).length > 1
}

function hasRole(text: string): boolean {
  return role.test(text) || roleInCapitals.test(text)
}

function startsWithRole(text: string): boolean {
  return hasRole(text.split(/\s+/)[0] ?? '')
}

/** “Jo Bloggs”, “A Fox”, “R D French”: two to four words, each with a capital. */
function isFullName(text: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]*(\s+\p{Lu}[\p{L}'’-]*\.?){1,3}$/u.test(text)
}

function isName(text: string): boolean {
  return isFullName(text) || /^\p{Lu}\p{Ll}+$/u.test(text)
}

function split(text: string, at: RegExp): readonly string[] {
  return text.split(at).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
}

import { disguisedIn, visibleText } from '../visible-text.ts'

const fewest = 2
const most = 200

/**
 * A person's name that is safe in emails: 2 to 200 characters on one line, with at least one letter, without web
 * addresses and invisible characters. null for anything else, which could be misused to send a message in our name.
 */
export function parseName(text: string): string | null {
  const name = text.trim()
  const { length } = name
  const isName = /\p{L}/u.test(name) && !unseen.test(name) && !address.test(name)
  return isName && length >= fewest && length <= most ? name : null
}

/** Invisible characters, except the two joiners, which some scripts need. */
const unseen = /(?![\u200C\u200D])[\p{C}\p{Zl}\p{Zp}]/u
const address = /[/<>[\]]|\bwww\./i

/**
 * A typed email address in lower case; null where it cannot be one, or has a letter that only looks like another: it would
 * be the address of somebody else.
 */
export function parseEmail(text: string): string | null {
  const email = visibleText(text).trim().toLowerCase()
  const isOne = email.length <= 254 && emailAddress.test(email) && disguisedIn(email) === null
  return isOne ? email : null
}

/** A curly apostrophe may be in a name; quotation marks and brackets were around the address. */
const emailAddress = /^[^\s@<>"“”„«»‘(),;:[\]/\p{C}]+@[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+$/u

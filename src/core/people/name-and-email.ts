import { visibleText } from '../visible-text.ts'

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

/** A typed email address in lower case; null where it cannot be one. */
export function parseEmail(text: string): string | null {
  const email = visibleText(text).trim().toLowerCase()
  return email.length <= 254 && /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]+$/.test(email) ? email : null
}

const fewest = 2
const most = 200

/**
 * A person's name as emails may carry it: 2 to 200 characters on one line, no address to follow and nothing that
 * cannot be seen. null: it is none, or made to say something else in our name.
 */
export function parseName(text: string): string | null {
  const name = text.trim()
  const { length } = name
  const isName = /\p{L}/u.test(name) && !unseen.test(name) && !address.test(name)
  return isName && length >= fewest && length <= most ? name : null
}

/** But for the two joiners, which some scripts need. */
const unseen = /(?![\u200C\u200D])[\p{C}\p{Zl}\p{Zp}]/u
const address = /[/<>[\]]|\bwww\./i

/** An address as somebody typed it, in small letters; null where it cannot be one. */
export function parseEmail(text: string): string | null {
  const email = text.trim().toLowerCase()
  return email.length <= 254 && /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]+$/.test(email) ? email : null
}

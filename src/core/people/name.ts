const fewest = 2
const most = 200

/**
 * A person's name as letters may carry it: 2 to 200 characters on one line, no address to follow and nothing that
 * cannot be seen. null: it is none, or made to say something else in our name.
 */
export function parseName(text: string): string | null {
  const name = text.trim()
  const { length } = name
  return length >= fewest && length <= most && !unseen.test(name) && !address.test(name) ? name : null
}

const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u
const address = /:\/\/|\bwww\.|[<>[\]]/i

/** The source of a regular expression that matches an id as the database gives it: a UUID in lower case. */
export const uuidPattern = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

const whole = new RegExp(`^${uuidPattern}$`)

/**
 * True for a text that can be one of our ids. Ids come back in addresses and forms, where anybody can change them; the
 * database throws at a text that is no UUID, so no other text may reach it. We give ids in lower case only, and an id
 * has one spelling: in capitals it is none of ours.
 */
export function isUuid(text: string): boolean {
  return whole.test(text)
}

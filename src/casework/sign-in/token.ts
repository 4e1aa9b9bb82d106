import { createHash, randomBytes } from 'node:crypto'

/** A secret that cannot be guessed: 256 bits, as text that fits into an address and a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a secret: sha256, in hexadecimal. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

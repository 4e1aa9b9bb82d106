import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** Keys of 32 bytes kept outside the database. The first seals; the others open what they sealed before. */
type SecretsKeys = readonly Buffer[]

/**
 * A secret as the database stores it: under AES-256-GCM, bound to its owner, so that it cannot be moved to another
 * person's row. Without a key it is stored as it is, readable by the database's role alone.
 */
export function seal(secret: string, owner: string, [key]: SecretsKeys): string {
  if (key === undefined) return `plain:${secret}`
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return `gcm:${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')}`
}

/** The secret again. Throws where no key opens it: the right one is missing, or the text was changed. */
export function unseal(sealed: string, owner: string, keys: SecretsKeys): string {
  const secret = unsealWithAny(sealed, owner, keys)
  if (secret === null)
    throw new Error('A secret was sealed with another SECRETS_KEY: add that one again, after the newest')
  return secret
}

/** The same secret under the newest key; null where it already is, or no key opens it. */
export function reseal(sealed: string, owner: string, keys: SecretsKeys): string | null {
  const [newest] = keys
  if (newest === undefined || unsealWith(newest, sealed, owner) !== null) return null
  const secret = unsealWithAny(sealed, owner, keys)
  return secret === null ? null : seal(secret, owner, keys)
}

function unsealWithAny(sealed: string, owner: string, keys: SecretsKeys): string | null {
  if (sealed.startsWith('plain:')) return sealed.slice('plain:'.length)
  for (const key of keys) {
    const secret = unsealWith(key, sealed, owner)
    if (secret !== null) return secret
  }
  return null
}

function unsealWith(key: Buffer, sealed: string, owner: string): string | null {
  if (!sealed.startsWith('gcm:')) return null
  const bytes = Buffer.from(sealed.slice('gcm:'.length), 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return null // the seal does not hold under this key, or there is none
  }
}

/** A secret that cannot be guessed: 256 bits, as text that fits into an address and a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The form in which the database stores a token: sha256, in hexadecimal. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

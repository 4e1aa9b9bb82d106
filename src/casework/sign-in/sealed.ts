import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** 32 bytes kept outside the database; null where none is set. */
export type SecretsKey = Buffer | null

/**
 * A secret as the database keeps it: under AES-256-GCM, bound to whom it belongs to, so that it cannot be moved to
 * another person's row. Without a key it is kept as it is, readable by the database's role alone.
 */
export function seal(secret: string, owner: string, key: SecretsKey): string {
  if (key === null) return `plain:${secret}`
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return `gcm:${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')}`
}

/** The secret again. Throws where the key is missing, another, or the text was tampered with. */
export function unseal(kept: string, owner: string, key: SecretsKey): string {
  if (kept.startsWith('plain:')) return kept.slice('plain:'.length)
  if (key === null) throw new Error('A secret was sealed with SECRETS_KEY: set it again to what it was')
  const bytes = Buffer.from(kept.slice('gcm:'.length), 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

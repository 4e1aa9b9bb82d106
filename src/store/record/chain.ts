import { createHash } from 'node:crypto'

/** The previous hash of the first event of a casefile. */
export const firstPreviousHash = '0'.repeat(64)

/** sha256 in hex of the previous hash and this content, so that no event can be changed, removed or moved unnoticed. */
export function chainHash(previous: string, content: unknown): string {
  return sha256(`${previous}\n${stableJson(content)}`)
}

/** sha256 in hex of a text in UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** JSON with keys in order, so that the same content always gives the same text however it was stored. */
export function stableJson(content: unknown): string {
  return JSON.stringify(content, (_key, value: unknown) => (isRecord(value) ? sorted(value) : value))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

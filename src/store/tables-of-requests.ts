import type { Instant } from './tables.ts'

export type RequestCountsTable = {
  readonly minute: Instant
  readonly key_hash: string
  readonly requests: number
}

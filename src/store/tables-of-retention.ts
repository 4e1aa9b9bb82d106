import type { Instant } from './tables.ts'

export type RemovedCasefilesTable = {
  readonly organisation: string
  readonly cycle: string
  readonly version: number
  readonly hash: string
  readonly removed_at: Instant
}

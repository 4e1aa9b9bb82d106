import type { Generated } from 'kysely'
import type { Day, Instant } from './tables.ts'

export type SuccessionsTable = {
  readonly id: Generated<string>
  readonly organisation: string
  readonly closed: Day | null
  readonly successors: readonly string[]
  readonly reason: string
  readonly by_person: string
  readonly by_name: string
  readonly on_day: Day
  readonly recorded_at: Instant
}

import type { Generated } from 'kysely'
import type { Day, Instant, Json } from './tables.ts'

export type GuidanceProposalsTable = {
  readonly id: Generated<string>
  readonly cycle: string
  readonly state: Generated<'proposed' | 'issued' | 'dropped'>
  readonly content: Json
  readonly proposed_by: string
  readonly proposed_by_name: string
  readonly proposed_on: Day
  readonly proposed_at: Instant
  readonly settled_by: string | null
  readonly settled_by_name: string | null
  readonly settled_on: Day | null
  readonly count_run: Generated<number>
  readonly count_state: Generated<'none' | 'counting' | 'counted'>
  readonly counted_for: Generated<string>
  readonly counted: Generated<number>
  readonly to_count: Generated<number>
}

export type GuidanceEffectsTable = {
  readonly proposal: string
  readonly organisation: string
  readonly sequence: number
  readonly kind: string
  readonly concerns: string
  readonly what: string
  readonly before: string
  readonly after: string
}

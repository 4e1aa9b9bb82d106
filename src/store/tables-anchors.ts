import type { Day, Instant, Json } from './tables.ts'

export type AnchorsTable = {
  readonly sequence: number
  readonly day: Day
  readonly made_at: Instant
  readonly heads: Json
  readonly previous_root: string
  readonly root: string
}

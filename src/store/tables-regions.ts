import type { Generated } from 'kysely'
import type { Day } from './tables.ts'

export type DataSecurityServicesTable = {
  readonly id: Generated<string>
  readonly name: string
  readonly helps_with: string
  readonly serves: readonly string[]
  readonly contact: string
  readonly from_day: Day
  readonly until_day: Day | null
  readonly changed_by_name: string
  readonly changed_on: Day
}

export type ExemplarsTable = {
  readonly organisation: string
  readonly cycle: string
  readonly evidence: string
  readonly agreed_on: Day
  readonly withdrawn_on: Day | null
}

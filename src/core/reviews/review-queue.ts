import type { Stage } from '../casefile/casefile.ts'
import type { Status } from '../casefile/status.ts'
import type { Day } from '../day.ts'
import type { CycleName } from '../guidance/cycles.ts'
import type { OdsCode, OrganisationType, RegionCode } from '../organisation.ts'
import type { RegisterRegion, RegisterType } from '../register/choices.ts'

/** The filter of the review queue; null means all. `search` is words of a name, or an ODS code. */
export type QueueFilter = {
  readonly cycle: CycleName
  readonly search: string
  readonly type: RegisterType | null
  readonly region: RegisterRegion | null
  readonly status: Status | null
  readonly stage: Stage | null
}

export type QueueOrder = { readonly by: QueueColumn; readonly descending: boolean }

/** The columns to sort the queue by; `waiting` puts the casefiles that await a reviewer first. */
export const queueColumns = [
  'waiting',
  'organisation',
  'code',
  'type',
  'region',
  'status',
  'stage',
  'since',
  'items',
  'outstanding',
  'latest',
  'findings',
  'update',
] as const

export type QueueColumn = (typeof queueColumns)[number]

/** One row of the queue: a casefile. */
export type QueueRow = {
  readonly code: OdsCode
  readonly name: string
  readonly type: OrganisationType
  readonly region: RegionCode | null
  readonly status: Status
  readonly stage: Stage
  /** The day it reached this stage. */
  readonly since: Day | null
  readonly items: number
  readonly outstanding: number
  readonly latestCompletion: Day | null
  readonly findings: number
  readonly lastUpdateOn: Day | null
}

import type { Stage } from '../casefile/casefile.ts'
import type { Status } from '../casefile/status.ts'
import type { Day } from '../day.ts'
import type { CycleName } from '../guidance/cycles.ts'
import type { OdsCode, OrganisationType, RegionCode } from '../organisation.ts'
import type { RegisterRegion, RegisterType } from '../register/choices.ts'

/** What the reviewer's queue is narrowed to; null asks for all. `search` is words of a name, or an ODS code. */
export type QueueFilter = {
  readonly cycle: CycleName
  readonly search: string
  readonly type: RegisterType | null
  readonly region: RegisterRegion | null
  readonly status: Status | null
  readonly stage: Stage | null
}

export type QueueOrder = { readonly by: QueueColumn; readonly descending: boolean }

/** What the queue can be ordered by; `waiting` puts what awaits a reviewer first. */
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

/** One casefile as the queue shows it. Days are yyyy-mm-dd. */
export type QueueRow = {
  readonly code: OdsCode
  readonly name: string
  readonly type: OrganisationType
  readonly region: RegionCode | null
  readonly status: Status
  readonly stage: Stage
  /** Since when it stands at this stage. */
  readonly since: Day | null
  readonly items: number
  readonly outstanding: number
  readonly latestCompletion: Day | null
  readonly findings: number
  readonly lastUpdateOn: Day | null
}

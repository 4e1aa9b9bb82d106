import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { RecordCounts } from './count-record.ts'
import type { DayProven } from './proof.ts'
import type { ShownOn } from './statuses.ts'

/** What came of a rehearsal. */
export type Rehearsed = {
  readonly cycle: CycleName
  readonly seed: string
  readonly withAmendment: boolean
  readonly organisations: number
  /** How many may have a casefile of their own. */
  readonly players: number
  /** How many are shown by the status of whoever succeeded them. */
  readonly showing: number
  readonly commands: number
  readonly counts: RecordCounts
  readonly statuses: readonly { readonly day: Day; readonly shown: readonly ShownOn[] }[]
  readonly proven: readonly DayProven[]
  /** Where chains, summaries or the public statuses do not agree with a replay of the events. */
  readonly flaws: number
  /** The last hash of each casefile: the same seed gives the same. */
  readonly hashes: readonly string[]
}

/** Whether it arrived at what was published: without the change of guidance, on the days before it only. */
export function arrived({ withAmendment, proven, flaws }: Rehearsed): boolean {
  const days = withAmendment ? proven : proven.slice(0, -1)
  return (
    flaws === 0 && proven.length > 0 && days.every(({ line, published, others }) => line === published && others === 0)
  )
}

import { type Day, formatDate } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { preparedAmendments } from '../../core/guidance/prepared-amendments.ts'
import type { RecordCounts } from './count-record.ts'
import type { DayProven, ShownOn } from './statuses.ts'

/** What came of a rehearsal. */
export type RehearsalResult = {
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
  readonly errors: number
  /** The last hash of each casefile: the same seed gives the same. */
  readonly hashes: readonly string[]
}

/** Whether it arrived at what was published: without the change of guidance, on the days before it only. */
export function matchesRegisters({ withAmendment, proven, errors }: RehearsalResult): boolean {
  const days = withAmendment ? proven : proven.slice(0, -1)
  return (
    errors === 0 && proven.length > 0 && days.every(({ line, published, others }) => line === published && others === 0)
  )
}

/** “with the change of 21 December 2021”. */
export function variantName({ cycle, withAmendment }: RehearsalResult): string {
  const from = preparedAmendments.find((each) => each.cycle === cycle)?.amendments[0]?.from
  const change = from === undefined ? 'any change of guidance' : `the change of ${formatDate(from)}`
  return withAmendment ? `with ${change}` : `without ${change}`
}

/** 1 where any of them did not arrive. */
export function exitCodeOf(all: readonly RehearsalResult[]): 0 | 1 {
  return all.every(matchesRegisters) ? 0 : 1
}

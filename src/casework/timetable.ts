import type { CasefileRecord } from '../core/casefile/casefile.ts'
import type { Day } from '../core/day.ts'
import type { CycleGuidance } from '../core/guidance/guidance.ts'
import { type PlannedAsk, plannedAsks } from '../core/timetable/asks-due.ts'
import { type Due, duesOf } from '../core/timetable/due.ts'
import { standingOf } from '../core/timetable/standing.ts'

export type Timetable = {
  /** What is asked of the organisation, in the order of the year. */
  readonly dues: readonly Due[]
  /** The letters that will go if nothing is heard and no guidance changes, soonest first. */
  readonly planned: readonly PlannedAsk[]
}

/** One organisation's own timetable on a day: nothing where the cycle's guidance is not known or had not begun. */
export function timetableOf(casefile: CasefileRecord, dated: CycleGuidance | null, today: Day): Timetable {
  const bound = { organisation: casefile.organisation, standing: standingOf(casefile) }
  return { dues: duesOf(bound, dated, today), planned: plannedAsks(bound, dated, today) }
}

import type { MilestoneId } from '../casefile/reminders.ts'
import type { Day } from '../day.ts'
import type { CycleName } from '../guidance/cycles.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import type { Organisation } from '../organisation.ts'
import { type Due, duesOf } from './due.ts'
import { milestones } from './milestones.ts'
import { timetableOn } from './timetable.ts'
import type { TimetableInput } from './timetable-state.ts'

/**
 * A whole day in a calendar. `id` stays the same whatever becomes of it, so that a calendar moves or cancels what it
 * holds; `sequence` grows with every change of it.
 */
export type CalendarDay = {
  readonly id: string
  readonly day: Day
  readonly title: string
  readonly text: string
  /** Path of the page that says more. */
  readonly path: string
  readonly sequence: number
  readonly cancelled: boolean
}

/** Everything of one organisation that has a day set (U2 sets none), without a word of its plan. */
export function calendarOfOrganisation(
  organisation: Organisation,
  cycle: CycleName,
  timetableState: TimetableInput['timetableState'],
  dated: CycleGuidance | null,
  today: Day,
): readonly CalendarDay[] {
  if (dated === null) return []
  return duesOf({ organisation, timetableState }, dated, today)
    .filter(({ milestone }) => milestone !== 'update')
    .flatMap((due) => ofDue(due, organisation, cycle, dated, today))
}

function ofDue(
  { milestone, by }: Due,
  { code, name }: Organisation,
  cycle: CycleName,
  dated: CycleGuidance,
  today: Day,
): readonly CalendarDay[] {
  const day = by ?? lastDayOf(milestone, dated, today)
  if (day === null) return []
  return [
    {
      id: `${code}/${cycle}/${milestone}`,
      day,
      title: `${titleOf(milestone)}: ${name}`,
      text: `Improvement plan ${cycle}`,
      path: `/organisations/${code}`,
      sequence: sequenceOf(milestone, dated, today),
      cancelled: by === null,
    },
  ]
}

/** The days of a cycle itself, for whoever works with more than one organisation. */
export function calendarOfCycle(cycle: CycleName, dated: CycleGuidance | null, today: Day): readonly CalendarDay[] {
  if (dated === null) return []
  return timetableOn(dated, today).flatMap(({ id, by, whom }) => {
    const day = by ?? lastDayOf(id, dated, today)
    if (day === null) return []
    return {
      id: `${cycle}/${id}`,
      day,
      title: `${titleOf(id)}, ${cycle}`,
      text: `Binds: ${whom}`,
      path: `/timetable/${cycle}`,
      sequence: sequenceOf(id, dated, today),
      cancelled: by === null,
    }
  })
}

/** The titles end where a day follows; in a calendar none does. */
function titleOf(id: MilestoneId): string {
  return milestones[id].title.replace(/ before$/, ' before this day').replace(/,? (at the latest by|by|from)$/, '')
}

/** G1: what is withdrawn is cancelled on the last day it had. null where it is no day, or never had one. */
function lastDayOf(id: MilestoneId, dated: CycleGuidance, today: Day): Day | null {
  const begun = dated[milestones[id].value].filter(({ from }) => from <= today)
  const days = begun.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  return days.at(-1) ?? null
}

/** The number of the change it comes from; entries of the base data count in their order. */
function sequenceOf(id: MilestoneId, dated: CycleGuidance, today: Day): number {
  const begun = dated[milestones[id].value].filter(({ from }) => from <= today)
  return Math.max(begun.length - 1, begun.at(-1)?.issued?.change ?? 0)
}

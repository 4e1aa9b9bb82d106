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
 * An all-day event in a calendar. `id` never changes, so that a calendar moves or cancels the event it already
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

/** Every date set for one organisation (U2 sets none); nothing of what its plan says. Empty without guidance. */
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

/** The dates of a toolkit year, for people who work with more than one organisation. Empty without guidance. */
export function calendarOfCycle(cycle: CycleName, dated: CycleGuidance | null, today: Day): readonly CalendarDay[] {
  if (dated === null) return []
  return timetableOn(dated, today).flatMap(({ id, by, whom }) => {
    const day = by ?? lastDayOf(id, dated, today)
    if (day === null) return []
    return {
      id: `${cycle}/${id}`,
      day,
      title: `${titleOf(id)}, ${cycle}`,
      text: `Applies to: ${whom}`,
      path: `/timetable/${cycle}`,
      sequence: sequenceOf(id, dated, today),
      cancelled: by === null,
    }
  })
}

/** Milestone titles end in “by” or “before”, to be followed by a day; in a calendar no day follows. */
function titleOf(id: MilestoneId): string {
  return milestones[id].title.replace(/ before$/, ' before this day').replace(/,? (at the latest by|by|from)$/, '')
}

/**
 * G1: a withdrawn milestone is cancelled on the last day it had. null where its value is no day, or it never had one.
 */
function lastDayOf(id: MilestoneId, dated: CycleGuidance, today: Day): Day | null {
  const begun = dated[milestones[id].value].filter(({ from }) => from <= today)
  const days = begun.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  return days.at(-1) ?? null
}

/** The number of the guidance change it comes from; entries of the original guidance are counted in their order. */
function sequenceOf(id: MilestoneId, dated: CycleGuidance, today: Day): number {
  const begun = dated[milestones[id].value].filter(({ from }) => from <= today)
  return Math.max(begun.length - 1, begun.at(-1)?.issued?.change ?? 0)
}

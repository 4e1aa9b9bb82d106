import { addDays, type Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { cycle } from '../../core/guidance/cycles.ts'
import { inForce } from '../../core/guidance/dated.ts'

/** The days that made-up behaviour is hung on: of the guidance as first published, and of the registers. */
export type Calendar = {
  readonly begins: Day
  readonly published: Day
  readonly september: { readonly from: Day; readonly due: Day; readonly atTheLatest: Day }
  readonly final: { readonly from: Day; readonly due: Day }
  readonly latestCompletion: Day
  readonly reviewFrom: Day
  /** From when those who have been silent hear that escalation is proposed, counted from the asking of the region. */
  readonly escalationAfterDays: number
  /** The days of the registers. */
  readonly first: Day
  readonly last: Day
}

/** Throws where the guidance of the cycle does not set one of the days: such a cycle cannot be rehearsed. */
export function calendarOf(name: CycleName, days: readonly Day[]): Calendar {
  const dated = cycle(name).guidance
  if (dated === null) throw new Error(`The guidance of ${name} is not known here, so it cannot be rehearsed`)
  const begins = dated.cycle[0].from
  const guidance = inForce(dated, begins)
  return {
    begins,
    published: known(guidance.assessmentPublicationDeadline),
    september: {
      from: known(guidance.septemberUpdateFrom),
      due: known(guidance.septemberUpdateDue),
      atTheLatest: known(guidance.octoberUpdateAtTheLatest),
    },
    final: { from: known(guidance.finalUpdateFrom), due: known(guidance.finalUpdateDue) },
    latestCompletion: known(guidance.latestCompletion),
    reviewFrom: known(guidance.finalReviewFrom),
    escalationAfterDays: guidance.escalationProposedAfterDays ?? 0,
    first: known(days.at(0) ?? null),
    last: known(days.at(-1) ?? null),
  }
}

function known(day: Day | null): Day {
  if (day === null) throw new Error('A day that the rehearsal needs is not set: see calendar.ts')
  return day
}

export function earlier(one: Day, other: Day): Day {
  return one < other ? one : other
}

export function later(one: Day, other: Day): Day {
  return one < other ? other : one
}

/** `day`, or as many days before a limit as are needed to keep it. */
export function atMost(limit: Day, daysBefore: number, day: Day): Day {
  return earlier(day, addDays(limit, -daysBefore))
}

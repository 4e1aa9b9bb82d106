import type { KeptAsk } from '../casefile/asks.ts'
import type { Day } from '../day.ts'
import { type CycleGuidance, guidanceOn } from '../guidance/guidance.ts'
import type { Bound } from './bound.ts'
import { duesOf } from './due.ts'

/** An ask to the RDT team that still stands; `by` is the last day there is for it, where there is one. */
export type RegionAsk = KeptAsk & { readonly atTheLatest: Day | null }

/**
 * T2, T5 “asked to work with the Trust”: what the region was asked for and has not come. An ask stops by itself when
 * what was asked for comes, and when the guidance withdraws it.
 */
export function regionAsksStanding(bound: Bound, dated: CycleGuidance | null, today: Day): readonly RegionAsk[] {
  const overdue = duesOf(bound, dated, today).filter(({ state }) => state === 'overdue')
  return bound.standing.asked
    .filter(({ rung }) => rung === 'region')
    .filter(({ milestone, occasion }) => overdue.some((due) => due.milestone === milestone && due.by === occasion))
    .map((ask) => ({ ...ask, atTheLatest: latestFor(ask, dated, today) }))
}

/** T5 “by 14th October at the latest” */
function latestFor({ milestone }: KeptAsk, dated: CycleGuidance | null, today: Day): Day | null {
  return milestone === 'september-update' ? (guidanceOn(dated, today)?.octoberUpdateAtTheLatest ?? null) : null
}

import { needsPlan } from '../casefile/status.ts'
import type { Day } from '../day.ts'
import type { Entry } from '../guidance/dated.ts'
import { type CycleGuidance, guidanceOn } from '../guidance/guidance.ts'
import type { TimetableState } from '../timetable/timetable-state.ts'

/** The state of the final review of a cycle on a day. `withdrawn` has the sentence that withdrew it, and since when. */
export type FinalReviewState =
  | { readonly kind: 'no-guidance' }
  | { readonly kind: 'ahead'; readonly from: Day }
  | { readonly kind: 'begun'; readonly from: Day }
  | { readonly kind: 'withdrawn'; readonly since: Day; readonly source: string }

/** T7, G1: the state of the final review on a day: from when Trusts are closed as not met, or that it was withdrawn. */
export function finalReviewOn(dated: CycleGuidance | null, today: Day): FinalReviewState {
  const guidance = guidanceOn(dated, today)
  if (dated === null || guidance === null) return { kind: 'no-guidance' }
  const { finalReviewFrom: from, standardsNotMetAtFinalReview } = guidance
  if (!standardsNotMetAtFinalReview) return withdrawnBy(dated.standardsNotMetAtFinalReview, today)
  if (from === null) return withdrawnBy(dated.finalReviewFrom, today)
  return { kind: today < from ? 'ahead' : 'begun', from }
}

function withdrawnBy(entries: readonly [Entry<unknown>, ...Entry<unknown>[]], today: Day): FinalReviewState {
  const { from, source } = entries.findLast((entry) => entry.from <= today) ?? entries[0]
  return { kind: 'withdrawn', since: from, source }
}

/**
 * What the final review does with a Trust: `confirm` what it reported as done (S3), `close` it as not met (S4), or
 * nothing, where it holds Standards Not Met already or needs no plan.
 */
export type FinalReviewGroup = 'confirm' | 'close' | 'stays-not-met' | 'needs-nothing'

export function finalReviewGroup({
  status,
  completion,
}: Pick<TimetableState, 'status' | 'completion'>): FinalReviewGroup {
  if (!needsPlan(status)) return 'needs-nothing'
  if (completion === 'awaiting-confirmation') return 'confirm'
  return status === 'approaching-standards' ? 'close' : 'stays-not-met'
}

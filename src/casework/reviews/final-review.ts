import type { Actor } from '../../core/actor.ts'
import { type CycleName, cycleNames } from '../../core/guidance/cycles.ts'
import { guidanceOn } from '../../core/guidance/guidance.ts'
import { may } from '../../core/permissions.ts'
import {
  type FinalReviewGroup,
  type FinalReviewState,
  finalReviewGroup,
  finalReviewOn,
} from '../../core/reviews/final-review.ts'
import { guidanceOf } from '../../store/guidance/guidance.ts'
import { type FinalReviewRow, finalReviewRows } from '../../store/reviews/final-review.ts'
import { guidanceOfCycle } from '../guidance/guidance.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'

export type { FinalReviewRow } from '../../store/reviews/final-review.ts'

/** T7: how the final review of a cycle stands today, and whom it is about, by what it does with them. */
export type FinalReview = {
  readonly state: FinalReviewState
  readonly groups: Readonly<Record<FinalReviewGroup, readonly FinalReviewRow[]>>
}

/** The list a reviewer works through; nothing is replayed for it. null for whoever may not see it. */
export async function finalReview(
  { database, clock }: Services,
  actor: Actor,
  cycle: CycleName,
): Promise<FinalReview | null> {
  if (!may(actor, 'see-final-review', null)) return null
  const today = clock.today()
  return database.inTransaction(await scopeOf(database, actor), async (tx) => {
    const dated = await guidanceOf(tx, cycle)
    const types = guidanceOn(dated, today)?.improvementProcessTypes ?? []
    const rows = types.length === 0 ? [] : await finalReviewRows(tx, cycle, types)
    const of = (group: FinalReviewGroup) =>
      rows.filter(({ timetableState }) => finalReviewGroup(timetableState) === group)
    const groups = {
      confirm: of('confirm'),
      close: of('close'),
      'stays-not-met': of('stays-not-met'),
      'needs-nothing': of('needs-nothing'),
    }
    return { state: finalReviewOn(dated, today), groups }
  })
}

/** The final reviews that have begun and are not done, with how many Trusts wait; for those who conclude them. */
export async function finalReviewsToConclude(
  casework: Services,
  actor: Actor,
): Promise<readonly { readonly cycle: CycleName; readonly waiting: number }[]> {
  if (!may(actor, 'conclude-final-review', null)) return []
  const reviews = await Promise.all(cycleNames.map((cycle) => begunReview(casework, actor, cycle)))
  return reviews.filter(({ waiting }) => waiting > 0)
}

async function begunReview(casework: Services, actor: Actor, cycle: CycleName) {
  const state = finalReviewOn(await guidanceOfCycle(casework, cycle), casework.clock.today())
  const review = state.kind === 'begun' ? await finalReview(casework, actor, cycle) : null
  return { cycle, waiting: (review?.groups.confirm.length ?? 0) + (review?.groups.close.length ?? 0) }
}

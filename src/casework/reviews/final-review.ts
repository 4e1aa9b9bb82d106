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

/** T7: the state of a cycle's final review today, and its organisations by what the review does with them. */
export type FinalReview = {
  readonly state: FinalReviewState
  readonly groups: Readonly<Record<FinalReviewGroup, readonly FinalReviewRow[]>>
}

/** The list that a reviewer works through, read from summaries. null for those who may not see it. */
export async function finalReview(
  { database, clock }: Services,
  actor: Actor,
  cycle: CycleName,
): Promise<FinalReview | null> {
  if (!may(actor, 'see-final-review', null)) return null
  const today = clock.today()
  return database.inTransaction(scopeOf(actor), async (tx) => {
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

/** The final reviews that have begun and are not finished, with the number of waiting Trusts; for those who conclude them. */
export async function finalReviewsToConclude(
  services: Services,
  actor: Actor,
): Promise<readonly { readonly cycle: CycleName; readonly waiting: number }[]> {
  if (!may(actor, 'conclude-final-review', null)) return []
  const reviews = await Promise.all(cycleNames.map((cycle) => begunReview(services, actor, cycle)))
  return reviews.filter(({ waiting }) => waiting > 0)
}

async function begunReview(services: Services, actor: Actor, cycle: CycleName) {
  const state = finalReviewOn(await guidanceOfCycle(services, cycle), services.clock.today())
  const review = state.kind === 'begun' ? await finalReview(services, actor, cycle) : null
  return { cycle, waiting: (review?.groups.confirm.length ?? 0) + (review?.groups.close.length ?? 0) }
}

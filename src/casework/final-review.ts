import type { Actor } from '../core/actor.ts'
import type { CycleName } from '../core/guidance/cycles.ts'
import { guidanceOn } from '../core/guidance/guidance.ts'
import { may } from '../core/permissions.ts'
import {
  type FinalReviewGroup,
  type FinalReviewState,
  finalReviewGroup,
  finalReviewOn,
} from '../core/timetable/final-review.ts'
import { guidanceOf } from '../store/cycles.ts'
import { type FinalReviewRow, finalReviewRows } from '../store/final-review.ts'
import type { Casework } from './casework.ts'
import { scopeOf } from './scope.ts'

export type { FinalReviewRow } from '../store/final-review.ts'

/** T7: how the final review of a cycle stands today, and whom it is about, by what it does with them. */
export type FinalReview = {
  readonly state: FinalReviewState
  readonly groups: Readonly<Record<FinalReviewGroup, readonly FinalReviewRow[]>>
}

/** The list a reviewer works through; nothing is replayed for it. null for whoever may not see it. */
export async function finalReview(
  { database, clock }: Casework,
  actor: Actor,
  cycle: CycleName,
): Promise<FinalReview | null> {
  if (!may(actor, 'see-final-review', null)) return null
  const today = clock.today()
  return database.inTransaction(await scopeOf(database, actor), async (tx) => {
    const dated = await guidanceOf(tx, cycle)
    const types = guidanceOn(dated, today)?.improvementProcessTypes ?? []
    const rows = types.length === 0 ? [] : await finalReviewRows(tx, cycle, types)
    const of = (group: FinalReviewGroup) => rows.filter(({ standing }) => finalReviewGroup(standing) === group)
    const groups = {
      confirm: of('confirm'),
      close: of('close'),
      'stays-not-met': of('stays-not-met'),
      'needs-nothing': of('needs-nothing'),
    }
    return { state: finalReviewOn(dated, today), groups }
  })
}

import type { Actor } from '../../core/actor.ts'
import type { Stage } from '../../core/casefile/casefile.ts'
import { may } from '../../core/permissions.ts'
import type { QueueFilter, QueueOrder, QueueRow } from '../../core/reviews/review-queue.ts'
import { addUpCasefileCounts } from '../../store/reviews/casefile-counts.ts'
import { type LatePlan, latePlans as latePlansIn } from '../../store/reviews/late-plans.ts'
import { queuePage, queueRows } from '../../store/reviews/review-queue.ts'
import { scopeOf, serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'

export const queuePageLength = 100

/** One page of the reviewer's queue. */
export type Queue = {
  readonly rows: readonly QueueRow[]
  /** By stage, under the filter without its own stage. */
  readonly counts: ReadonlyMap<Stage, number>
  /** How many casefiles the filter leaves, over all pages. */
  readonly found: number
  readonly pages: number
}

/** The reviewer's queue; `page` begins at 1, and a page past the end is empty. null for those who may not see it. */
export async function reviewQueue(
  { database }: Services,
  actor: Actor,
  filter: QueueFilter,
  order: QueueOrder,
  page: number,
): Promise<Queue | null> {
  if (!may(actor, 'see-review-queue', null)) return null
  return database.inTransaction(scopeOf(actor), async (tx) => {
    const offset = (page - 1) * queuePageLength
    const { rows, counts } = await queuePage(tx, filter, order, { limit: queuePageLength, offset })
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const found = filter.stage === null ? all : (counts.get(filter.stage) ?? 0)
    return { rows, counts, found, pages: Math.ceil(found / queuePageLength) }
  })
}

/** Every row of the queue, on all pages, in batches: for downloads. null for those who may not see it. */
export async function wholeReviewQueue(
  { database }: Services,
  actor: Actor,
  filter: QueueFilter,
  order: QueueOrder,
): Promise<AsyncIterable<readonly QueueRow[]> | null> {
  if (!may(actor, 'see-review-queue', null)) return null
  return database.read(scopeOf(actor), (tx) => queueRows(tx, filter, order))
}

export type { LatePlan } from '../../store/reviews/late-plans.ts'

/** The plans referred to the SRO, longest waiting first; null for those who may not decide about them. */
export async function latePlans({ database }: Services, actor: Actor): Promise<readonly LatePlan[] | null> {
  if (!may(actor, 'decide-late-plan', null)) return null
  return database.inTransaction(scopeOf(actor), latePlansIn)
}

/** Replaces the differences in the counts of casefiles by their sums, so that few rows are left to read; gives how many. */
export async function addUpCounts({ database }: Pick<Services, 'database'>): Promise<number> {
  return database.inTransaction(serviceScope, addUpCasefileCounts)
}

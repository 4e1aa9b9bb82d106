import type { Actor } from '../core/actor.ts'
import type { Stage } from '../core/casefile/casefile.ts'
import { may } from '../core/permissions.ts'
import { type QueueFilter, type QueueOrder, type QueueRow, queueCounts, queueRows } from '../store/reviews.ts'
import type { Casework } from './casework.ts'
import { scopeOf } from './scope.ts'

export type Queue = {
  readonly rows: readonly QueueRow[]
  readonly counts: ReadonlyMap<Stage, number>
  /** How many casefiles the filter leaves, over all pages. */
  readonly total: number
}

/** The reviewer's queue; `page` counts from 1. null for whoever may not see it. */
export async function reviewQueue(
  { database }: Casework,
  actor: Actor,
  filter: QueueFilter,
  order: QueueOrder,
  page: { readonly number: number; readonly size: number },
): Promise<Queue | null> {
  if (!may(actor, 'see-review-queue', null)) return null
  return database.inTransaction(await scopeOf(database, actor), async (tx) => {
    const rows = await queueRows(tx, filter, order, { limit: page.size, offset: (page.number - 1) * page.size })
    const counts = await queueCounts(tx, filter)
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
    return { rows, counts, total: filter.stage === null ? all : (counts.get(filter.stage) ?? 0) }
  })
}

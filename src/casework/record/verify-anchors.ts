import { type Head, rootOfAnchor } from '../../store/record/anchors.ts'
import { isAnyRemoved } from '../../store/record/retention.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import { type Anchors, checkedAnchors, headError, headsThatDiffer } from './read-anchors.ts'
import type { IntegrityError } from './verify-casefile.ts'
import { checkRemovals } from './verify-removals.ts'

type Store = Pick<Services, 'database'>

type CheckedAnchors = {
  readonly anchors: number
  readonly removed: number
  readonly errors: readonly IntegrityError[]
}

/**
 * The errors between anchors and the record: each anchor must follow the one before, and every event that it names must
 * still be there, or have been removed because its time was over. `outside` are the anchors stored outside the database:
 * where they differ, they are right. Holds one anchor at a time, however many there are.
 */
export async function checkAnchors(store: Store, outside: Anchors): Promise<CheckedAnchors> {
  const errors: IntegrityError[] = []
  let anchors = 0
  for await (const { anchor, broken } of checkedAnchors(store)) {
    anchors += 1
    if (broken !== null) errors.push(broken)
    else for (const head of await headsGone(store, anchor.heads)) errors.push(headError(anchor, head))
  }
  const removals = await checkRemovals(store, outside)
  return {
    anchors,
    removed: removals.removed,
    errors: [...removals.errors, ...errors, ...(await errorsAgainstOutside(store, outside))],
  }
}

/** The heads whose event is another or gone; without those of a casefile that was removed, which `checkRemovals` judges. */
async function headsGone(store: Store, heads: readonly Head[]): Promise<readonly Head[]> {
  const gone: Head[] = []
  for await (const some of headsThatDiffer(store, heads)) {
    // Read after the events, so that a casefile removed meanwhile is not reported as missing.
    const removed = await store.database.inTransaction(serviceScope, (tx) => isAnyRemoved(tx, some))
    gone.push(...some.filter((_, index) => removed[index] !== true))
  }
  return gone
}

/** The owner of a database can rebuild both a chain and its anchors, but not the anchors stored outside it. */
async function errorsAgainstOutside({ database }: Store, outside: Anchors): Promise<readonly IntegrityError[]> {
  const errors: IntegrityError[] = []
  for await (const { sequence, day, root } of outside) {
    if ((await database.inTransaction(serviceScope, (tx) => rootOfAnchor(tx, sequence))) === root) continue
    const what = 'the one kept outside is another: the record was rebuilt'
    errors.push({ kind: 'anchor', where: `anchor ${sequence} of ${day}`, what })
  }
  return errors
}

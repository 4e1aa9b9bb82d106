import type { Anchor, Head } from '../../store/record/anchors.ts'
import { type RemovedCasefile, removedCasefilesAfter } from '../../store/record/retention.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import { type Anchors, checkedAnchors, headError, headsThatDiffer, storedAnchors } from './read-anchors.ts'
import type { IntegrityError } from './verify-casefile.ts'

type Store = Pick<Services, 'database'>

/** The removed casefiles that are judged at once: all anchors are read for each batch. */
const atOnce = 5000

/**
 * Judges the casefiles that were removed because their time was over, a batch at a time, and the events of them that
 * anchors name. A removal is believed where an anchor made before it names the very event that it gives as the last, and
 * nothing of the casefile is older than the removal: the owner of the database could write one to hide a change.
 */
export async function checkRemovals(
  store: Store,
  outside: Anchors,
): Promise<{ readonly removed: number; readonly errors: readonly IntegrityError[] }> {
  const errors: IntegrityError[] = []
  let removed = 0
  for await (const some of removedInBatches(store)) {
    removed += some.length
    const believed = await borneOut(store, outside, some)
    errors.push(
      ...some.filter((each) => !believed.has(each)).map(unbelieved),
      ...(await namedErrors(store, some, believed)),
    )
  }
  return { removed, errors }
}

async function* removedInBatches({ database }: Store): AsyncGenerator<readonly RemovedCasefile[]> {
  let after: RemovedCasefile | null = null
  for (;;) {
    const from: RemovedCasefile | null = after
    const some: readonly RemovedCasefile[] = await database.inTransaction(serviceScope, (tx) =>
      removedCasefilesAfter(tx, from, atOnce),
    )
    const last = some.at(-1)
    if (last === undefined) return
    yield some
    after = last
  }
}

/** The removals among these that an anchor bears out, in the database or outside it. */
async function borneOut(
  store: Store,
  outside: Anchors,
  some: readonly RemovedCasefile[],
): Promise<ReadonlySet<RemovedCasefile>> {
  const gone = byCasefile(some.filter((each) => each.isGone))
  const believed = new Set<RemovedCasefile>()
  for (const anchors of [storedAnchors(store), outside]) {
    for await (const anchor of anchors) {
      for (const head of anchor.heads) {
        for (const each of gone.get(keyOf(head)) ?? [])
          if (isBefore(anchor, each) && isLast(each, head)) believed.add(each)
      }
    }
  }
  return believed
}

/** The events of these casefiles that an anchor names, and that are gone without a removal that is believed. */
async function namedErrors(
  store: Store,
  some: readonly RemovedCasefile[],
  believed: ReadonlySet<RemovedCasefile>,
): Promise<readonly IntegrityError[]> {
  const [removals, errors] = [byCasefile(some), [] as IntegrityError[]]
  const isRemoved = (anchor: Anchor, head: Head) =>
    (removals.get(keyOf(head)) ?? []).some(
      (each) => believed.has(each) && isBefore(anchor, each) && (head[2] < each.version || isLast(each, head)),
    )
  for await (const { anchor, broken } of checkedAnchors(store)) {
    if (broken !== null) continue
    const named = anchor.heads.filter((head) => removals.has(keyOf(head)))
    for await (const differing of headsThatDiffer(store, named))
      errors.push(...differing.filter((head) => !isRemoved(anchor, head)).map((head) => headError(anchor, head)))
  }
  return errors
}

function unbelieved({ organisation, cycle }: RemovedCasefile): IntegrityError {
  const what = 'it is said to be removed, and no anchor bears that out'
  return { kind: 'anchor', where: `${organisation}/${cycle}`, what }
}

function byCasefile(removed: readonly RemovedCasefile[]): ReadonlyMap<string, readonly RemovedCasefile[]> {
  return Map.groupBy(removed, ({ cycle, organisation }) => `${cycle}/${organisation}`)
}

function keyOf([cycle, organisation]: Head): string {
  return `${cycle}/${organisation}`
}

function isBefore({ madeAt }: Anchor, { removedAt }: RemovedCasefile): boolean {
  return Date.parse(madeAt) <= Date.parse(removedAt)
}

function isLast(each: RemovedCasefile, [, , version, hash]: Head): boolean {
  return version === each.version && hash === each.hash
}

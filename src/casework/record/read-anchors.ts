import { type Anchor, anchorAfter, type Head, headsNotInRecord, rootOf } from '../../store/record/anchors.ts'
import { firstPreviousHash } from '../../store/record/chain.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import type { IntegrityError } from './verify-casefile.ts'

/** Anchors, oldest first, that can be read again and again; one at a time, because each may name every casefile. */
export type Anchors = Iterable<Anchor> | AsyncIterable<Anchor>

type Store = Pick<Services, 'database'>

/** The most heads that are compared with the record at once. */
const headsAtOnce = 1000

/** Each stored anchor, and what is wrong with it; null where it follows the one before and is as it was made. */
export async function* checkedAnchors(
  store: Store,
): AsyncGenerator<{ readonly anchor: Anchor; readonly broken: IntegrityError | null }> {
  let [sequence, root] = [0, firstPreviousHash]
  for await (const anchor of storedAnchors(store)) {
    yield { anchor, broken: errorInAnchor(anchor, { sequence, root }) }
    ;({ sequence, root } = anchor)
  }
}

/** The stored anchors, oldest first, each read when the one before has been dealt with. */
export async function* storedAnchors({ database }: Store): AsyncGenerator<Anchor> {
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const from = after
    const anchor = await database.inTransaction(serviceScope, (tx) => anchorAfter(tx, from))
    if (anchor === null) return
    yield anchor
    after = anchor.sequence
  }
}

function errorInAnchor(anchor: Anchor, before: Pick<Anchor, 'sequence' | 'root'>): IntegrityError | null {
  const where = `anchor ${anchor.sequence} of ${anchor.day}`
  if (anchor.sequence !== before.sequence + 1 || anchor.previousRoot !== before.root)
    return { kind: 'anchor', where, what: 'it does not follow the anchor before it' }
  return rootOf(anchor) === anchor.root ? null : { kind: 'anchor', where, what: 'its content is not what was anchored' }
}

/** The heads of which the record has no event with that hash, some at a time. */
export async function* headsThatDiffer({ database }: Store, heads: readonly Head[]): AsyncGenerator<readonly Head[]> {
  for (let from = 0; from < heads.length; from += headsAtOnce) {
    const some = heads.slice(from, from + headsAtOnce)
    const differing = await database.inTransaction(serviceScope, (tx) => headsNotInRecord(tx, some))
    if (differing.length > 0) yield differing
  }
}

export function headError({ day }: Anchor, [cycle, organisation, version]: Head): IntegrityError {
  return {
    kind: 'anchor',
    where: `${organisation}/${cycle} event ${version}`,
    what: `it is not the event that was anchored on ${day}`,
  }
}

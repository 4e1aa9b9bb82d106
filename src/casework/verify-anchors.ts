import type { CycleName } from '../core/guidance/cycles.ts'
import type { OdsCode } from '../core/organisation.ts'
import { type Anchor, type Head, rootOf } from '../store/anchors.ts'
import { beginning } from '../store/chain.ts'
import type { Removals } from './removals.ts'
import type { Flaw } from './verify-casefile.ts'

/** The hash of one event of one casefile as it is kept now; undefined where there is no such event. */
export type HashAt = (cycle: CycleName, organisation: OdsCode, version: number) => string | undefined

/**
 * What does not agree between anchors and the record: each must follow the one before, and every head that it names
 * must still be there. `outside` are those that were kept elsewhere: what they say is what counts.
 */
export function anchorFlaws(
  kept: readonly Anchor[],
  outside: readonly Anchor[],
  hashAt: HashAt,
  isRemoved: Removals['isRemoved'],
): readonly Flaw[] {
  const agrees: Agrees = (anchor, head) => {
    const [cycle, organisation, version, hash] = head
    return hashAt(cycle, organisation, version) === hash || isRemoved(anchor, head)
  }
  return [...kept.flatMap((anchor, place) => anchorFlaw(anchor, kept[place - 1], agrees)), ...lostFlaws(kept, outside)]
}

type Agrees = (anchor: Anchor, head: Head) => boolean

function anchorFlaw(anchor: Anchor, before: Anchor | undefined, agrees: Agrees): readonly Flaw[] {
  const where = `anchor ${anchor.sequence} of ${anchor.day}`
  if (anchor.sequence !== (before?.sequence ?? 0) + 1 || anchor.previousRoot !== (before?.root ?? beginning))
    return [{ kind: 'anchor', where, what: 'it does not follow the anchor before it' }]
  if (rootOf(anchor) !== anchor.root) return [{ kind: 'anchor', where, what: 'its content is not what was anchored' }]
  return anchor.heads
    .filter((head) => !agrees(anchor, head))
    .map(([cycle, organisation, version]) => ({
      kind: 'anchor',
      where: `${organisation}/${cycle} event ${version}`,
      what: `it is not the event that was anchored on ${anchor.day}`,
    }))
}

/** A chain and its anchors can both be rebuilt by whoever owns the database; what was carried out of it cannot. */
function lostFlaws(kept: readonly Anchor[], outside: readonly Anchor[]): readonly Flaw[] {
  const roots = new Map(kept.map(({ sequence, root }) => [sequence, root]))
  return outside
    .filter(({ sequence, root }) => roots.get(sequence) !== root)
    .map(({ sequence, day }) => ({
      kind: 'anchor',
      where: `anchor ${sequence} of ${day}`,
      what: 'the one kept outside is another: the record was rebuilt',
    }))
}

import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { type Anchor, type Head, rootOf } from '../../store/record/anchors.ts'
import { firstPreviousHash } from '../../store/record/chain.ts'
import type { RemovedCasefile } from '../../store/record/retention.ts'
import type { IntegrityError } from './verify-casefile.ts'

/** The hash of one event of one casefile as it is kept now; undefined where there is no such event. */
type HashAt = (cycle: CycleName, organisation: OdsCode, version: number) => string | undefined

/**
 * What does not agree between anchors and the record: each must follow the one before, and every head that it names
 * must still be there. `outside` are those that were kept elsewhere: what they say is what counts.
 */
export function anchorErrors(
  kept: readonly Anchor[],
  outside: readonly Anchor[],
  hashAt: HashAt,
  isRemoved: Removals['isRemoved'],
): readonly IntegrityError[] {
  const agrees: Agrees = (anchor, head) => {
    const [cycle, organisation, version, hash] = head
    return hashAt(cycle, organisation, version) === hash || isRemoved(anchor, head)
  }
  return [
    ...kept.flatMap((anchor, place) => errorsInAnchor(anchor, kept[place - 1], agrees)),
    ...errorsAgainstOutside(kept, outside),
  ]
}

type Agrees = (anchor: Anchor, head: Head) => boolean

function errorsInAnchor(anchor: Anchor, before: Anchor | undefined, agrees: Agrees): readonly IntegrityError[] {
  const where = `anchor ${anchor.sequence} of ${anchor.day}`
  if (anchor.sequence !== (before?.sequence ?? 0) + 1 || anchor.previousRoot !== (before?.root ?? firstPreviousHash))
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
function errorsAgainstOutside(kept: readonly Anchor[], outside: readonly Anchor[]): readonly IntegrityError[] {
  const roots = new Map(kept.map(({ sequence, root }) => [sequence, root]))
  return outside
    .filter(({ sequence, root }) => roots.get(sequence) !== root)
    .map(({ sequence, day }) => ({
      kind: 'anchor',
      where: `anchor ${sequence} of ${day}`,
      what: 'the one kept outside is another: the record was rebuilt',
    }))
}

type Removals = {
  /** Whether what an anchor names went with a casefile whose time was over. */
  readonly isRemoved: (anchor: Anchor, head: Head) => boolean
  /** Removals that nothing bears out: whoever owns the database could write them to hide what they changed. */
  readonly errors: readonly IntegrityError[]
}

/**
 * A removal is believed where an anchor made before it names the very event it is said to have ended with, and nothing
 * of the casefile is older than it. `firstRecordedAt` is an instant: when the first event that is there now was recorded.
 */
export function removalsIn(
  removed: readonly RemovedCasefile[],
  anchors: readonly Anchor[],
  firstRecordedAt: (cycle: string, organisation: string) => string | undefined,
): Removals {
  const isBorneOut = (each: RemovedCasefile) => {
    const first = firstRecordedAt(each.cycle, each.organisation)
    const isGone = first === undefined || Date.parse(first) > Date.parse(each.removedAt)
    return isGone && anchors.some((anchor) => isBefore(anchor, each) && anchor.heads.some((head) => isLast(each, head)))
  }
  const believed = removed.filter(isBorneOut)
  return {
    isRemoved: (anchor, head) =>
      believed.some(
        (each) => isBefore(anchor, each) && isOf(each, head) && (head[2] < each.version || isLast(each, head)),
      ),
    errors: removed
      .filter((each) => !believed.includes(each))
      .map(({ organisation, cycle }) => ({
        kind: 'anchor',
        where: `${organisation}/${cycle}`,
        what: 'it is said to be removed, and no anchor bears that out',
      })),
  }
}

function isBefore({ madeAt }: Anchor, { removedAt }: RemovedCasefile): boolean {
  return Date.parse(madeAt) <= Date.parse(removedAt)
}

function isOf({ cycle, organisation }: RemovedCasefile, head: Head): boolean {
  return head[0] === cycle && head[1] === organisation
}

function isLast(each: RemovedCasefile, head: Head): boolean {
  return isOf(each, head) && head[2] === each.version && head[3] === each.hash
}

import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { type Anchor, type Head, rootOf } from '../../store/record/anchors.ts'
import { firstPreviousHash } from '../../store/record/chain.ts'
import type { RemovedCasefile } from '../../store/record/retention.ts'
import type { IntegrityError } from './verify-casefile.ts'

/** The hash of one event of one casefile as it is stored now; undefined where there is no such event. */
type HashAt = (cycle: CycleName, organisation: OdsCode, version: number) => string | undefined

/**
 * The errors between anchors and the record: each anchor must follow the one before, and every event that it names must
 * still be there. `outside` are the anchors stored outside the database: where they differ, they are right.
 */
export function anchorErrors(
  stored: readonly Anchor[],
  outside: readonly Anchor[],
  hashAt: HashAt,
  isRemoved: Removals['isRemoved'],
): readonly IntegrityError[] {
  const agrees: Agrees = (anchor, head) => {
    const [cycle, organisation, version, hash] = head
    return hashAt(cycle, organisation, version) === hash || isRemoved(anchor, head)
  }
  return [
    ...stored.flatMap((anchor, index) => errorsInAnchor(anchor, stored[index - 1], agrees)),
    ...errorsAgainstOutside(stored, outside),
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

/** The owner of a database can rebuild both a chain and its anchors, but not the anchors stored outside it. */
function errorsAgainstOutside(stored: readonly Anchor[], outside: readonly Anchor[]): readonly IntegrityError[] {
  const roots = new Map(stored.map(({ sequence, root }) => [sequence, root]))
  return outside
    .filter(({ sequence, root }) => roots.get(sequence) !== root)
    .map(({ sequence, day }) => ({
      kind: 'anchor',
      where: `anchor ${sequence} of ${day}`,
      what: 'the one kept outside is another: the record was rebuilt',
    }))
}

type Removals = {
  /** Whether the event that an anchor names was removed with a casefile whose time was over. */
  readonly isRemoved: (anchor: Anchor, head: Head) => boolean
  /** Removals that no anchor confirms: the owner of the database could write them to hide a change. */
  readonly errors: readonly IntegrityError[]
}

/**
 * A removal is accepted where an anchor made before it names the very event that it gives as the last, and nothing of
 * the casefile is older than the removal. `firstRecordedAt` is an instant: when the first event that is there now was
 * recorded.
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

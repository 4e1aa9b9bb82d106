import type { Anchor, Head } from '../store/anchors.ts'
import type { RemovedCasefile } from '../store/retention.ts'
import type { Flaw } from './verify-casefile.ts'

export type Removals = {
  /** Whether what an anchor names went with a casefile whose time was over. */
  readonly isRemoved: (anchor: Anchor, head: Head) => boolean
  /** Removals that nothing bears out: whoever owns the database could write them to hide what they changed. */
  readonly flaws: readonly Flaw[]
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
    flaws: removed
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

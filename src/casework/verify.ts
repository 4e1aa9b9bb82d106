import { type Anchor, allAnchors } from '../store/anchors.ts'
import { brokenCycleEvents } from '../store/cycle-chain.ts'
import { type KeptCasefile, keptCasefiles } from '../store/kept-casefiles.ts'
import { removedCasefiles } from '../store/retention.ts'
import type { Casework } from './casework.ts'
import { removalsIn } from './removals.ts'
import { serviceScope } from './scope.ts'
import { anchorFlaws } from './verify-anchors.ts'
import { attachmentFlaws } from './verify-attachments.ts'
import { type Flaw, flawsOf } from './verify-casefile.ts'

/** What was looked at, and everything in it that does not agree. */
export type Verified = {
  readonly casefiles: number
  readonly events: number
  readonly anchors: number
  /** Casefiles that were removed because their time was over: nothing of them is left to be looked at. */
  readonly removed: number
  readonly flaws: readonly Flaw[]
}

const atOnce = 200

/**
 * Proves the record, also while the service runs: each casefile's chain, that its summary and its public statuses equal
 * a replay, that each attached file is what was attached, the chain of each cycle, and the anchors, those kept `outside`
 * the database first of all. `progress` is told how many casefiles were looked at.
 */
export async function verify(
  { database, attachmentsFolder = null }: Pick<Casework, 'database' | 'attachmentsFolder'>,
  outside: readonly Anchor[],
  progress: (casefiles: number) => void = () => {},
): Promise<Verified> {
  // Before the casefiles: every event that these anchors name is there when its casefile is read.
  const anchors = await database.inTransaction(serviceScope, allAnchors)
  const [hashes, begun] = [new Map<string, string>(), new Map<string, string>()]
  const flaws: Flaw[] = []
  let [casefiles, events] = [0, 0]
  for await (const kept of everyCasefile({ database })) {
    casefiles += 1
    events += kept.events.length
    flaws.push(...flawsOf(kept), ...(await attachmentFlaws(kept, attachmentsFolder)))
    begun.set(`${kept.cycle}/${kept.organisation.code}`, kept.events[0]?.recordedAt ?? '')
    for (const { version, hash } of kept.events) hashes.set(keyOf(kept.cycle, kept.organisation.code, version), hash)
    if (casefiles % atOnce === 0) progress(casefiles)
  }
  const cycles = await database.inTransaction(serviceScope, brokenCycleEvents)
  flaws.push(
    ...cycles.map(
      (where): Flaw => ({ kind: 'chain', where, what: 'it is not what was recorded, or not in its place' }),
    ),
  )
  // After them: one that was removed while they were read is missed by nobody.
  const removed = await database.inTransaction(serviceScope, removedCasefiles)
  const hashAt = (cycle: string, code: string, version: number) => hashes.get(keyOf(cycle, code, version))
  const removals = removalsIn(removed, [...anchors, ...outside], (cycle, code) => begun.get(`${cycle}/${code}`))
  const all = [...flaws, ...removals.flaws, ...anchorFlaws(anchors, outside, hashAt, removals.isRemoved)]
  return { casefiles, events, anchors: anchors.length, removed: removed.length, flaws: all }
}

async function* everyCasefile({ database }: Pick<Casework, 'database'>): AsyncGenerator<KeptCasefile> {
  let after: { readonly cycle: string; readonly organisation: string } | null = null
  for (;;) {
    const page: readonly KeptCasefile[] = await database.inTransaction(serviceScope, (tx) =>
      keptCasefiles(tx, after, atOnce),
    )
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    after = { cycle: last.cycle, organisation: last.organisation.code }
  }
}

function keyOf(cycle: string, organisation: string, version: number): string {
  return `${cycle}/${organisation}/${version}`
}

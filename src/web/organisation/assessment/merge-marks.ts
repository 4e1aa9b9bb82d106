import { compareEvidence, type EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { Mark, Marks } from './marks.ts'

/** An item that somebody else marked otherwise in the meantime, with what stands in the form now. */
export type OtherMark = {
  readonly evidence: EvidenceReference
  readonly theirs: Mark | undefined
  readonly mine: Mark | undefined
  readonly kept: Mark | undefined
}

export type MergedMarks = { readonly marks: Marks; readonly others: readonly OtherMark[] }

/** Two people's marks on top of what both began with: where only one changed an item, theirs; where both did, mine. */
export function mergeMarks(was: Marks, mine: Marks, theirs: Marks): MergedMarks {
  const all = [...new Set([...was.keys(), ...mine.keys(), ...theirs.keys()])].toSorted(compareEvidence)
  const merged = all.map((evidence) => {
    const [before, mineNow, theirsNow] = [was.get(evidence), mine.get(evidence), theirs.get(evidence)]
    const kept = mineNow === before ? theirsNow : mineNow
    return { evidence, theirs: theirsNow, mine: mineNow, kept, otherwise: theirsNow !== before }
  })
  return {
    marks: new Map(merged.flatMap(({ evidence, kept }) => (kept === undefined ? [] : [[evidence, kept]]))),
    others: merged
      .filter(({ otherwise, theirs: marked, mine: own }) => otherwise && marked !== own)
      .map(({ otherwise: _, ...other }) => other),
  }
}

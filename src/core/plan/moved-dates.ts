import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Completion, Plan } from './plan.ts'

/** H5: each date an item had, oldest first, once for as long as it stood. One more than its moves; a first date is none. */
export function datesOf(evidence: EvidenceReference, plans: readonly Plan[]): readonly Completion[] {
  const all = plans.flatMap(({ items }) => items.filter((item) => item.evidence === evidence))
  const given = all.map(({ completion }) => completion).filter(({ kind }) => kind !== 'not-given')
  return given.filter((completion, place) => place === 0 || !isSame(completion, given[place - 1]))
}

function isSame(one: Completion, other: Completion | undefined): boolean {
  switch (one.kind) {
    case 'by':
      return other?.kind === one.kind && other.day === one.day
    case 'after-return-to-business-as-usual':
      return other?.kind === one.kind && other.months === one.months
    case 'not-given':
      return other?.kind === one.kind
  }
}

import { compareEvidence } from '../catalogue/evidence.ts'
import type { Action, Completion, Plan, PlanItem } from './plan.ts'

/**
 * The same text for the same content: keys in fixed order, items by evidence reference, actions by id. A revision is
 * the hash of this text (computed outside core), so this format may never change once a plan has been signed off.
 */
export function canonicalPlan({ items }: Plan): string {
  const sorted = items.toSorted((a, b) => compareEvidence(a.evidence, b.evidence))
  return `[${sorted.map(canonicalItem).join(',')}]`
}

/** The canonical text of one item; a blank owner and no owner are the same content. */
export function canonicalItem({ evidence, gap, actions, owner, completion, covid }: PlanItem): string {
  return JSON.stringify({
    evidence,
    gap,
    actions: actions.toSorted(byId).map(({ id, text, doneOn, note }) => ({ id, text, doneOn, note })),
    owner: { name: owner?.name ?? '', role: owner?.role ?? '', email: owner?.email ?? '' },
    completion: inOrder(completion),
    covid: { affected: covid.affected, explanation: covid.explanation },
  })
}

function inOrder(completion: Completion): Completion {
  switch (completion.kind) {
    case 'by':
      return { kind: completion.kind, day: completion.day }
    case 'after-return-to-business-as-usual':
      return { kind: completion.kind, months: completion.months }
    case 'not-given':
      return { kind: completion.kind }
  }
}

function byId(a: Action, b: Action): number {
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

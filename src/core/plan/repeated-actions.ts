import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { PlanItem } from './plan.ts'

/** An action's text with the items that have it. */
export type RepeatedAction = { readonly action: string; readonly items: readonly EvidenceReference[] }

/** H7: the actions written on at least `fewest` items in the same words; case, signs and references do not matter. */
export function repeatedActions(items: readonly PlanItem[], fewest: number): readonly RepeatedAction[] {
  const repeated = new Map<string, RepeatedAction>()
  for (const { evidence, actions } of items) {
    for (const { text } of actions) {
      const { action, items: found } = repeated.get(plain(text)) ?? { action: text, items: [] }
      if (!found.includes(evidence)) repeated.set(plain(text), { action, items: [...found, evidence] })
    }
  }
  return [...repeated.entries()].flatMap(([text, each]) => (text !== '' && each.items.length >= fewest ? [each] : []))
}

/** A cell may hold 32,767 characters; texts alike for this long are the same. */
const mostRead = 2_000

function plain(text: string): string {
  const withoutReferences = text
    .slice(0, mostRead)
    .toLowerCase()
    .replaceAll(/\b\d{1,2}\.\d{1,2}\.\d{1,2}\b|\b[a-e]\d\.[a-h]\b/g, ' ')
  return withoutReferences.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

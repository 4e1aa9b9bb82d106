import type { Casefile } from '../../../core/casefile/casefile.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'

/**
 * Gives an id to each action that is new in a form opened on `version`: `4-1` for the first new one of the fourth
 * save, which no other save of the item gives, so that a removed action's id never comes back.
 */
export function newActionIds(casefile: Casefile, evidence: EvidenceReference, version: number): () => string {
  const plans = [
    casefile.planDraft?.items.map(({ item }) => item) ?? [],
    ...casefile.sent.map(({ plan }) => plan.items),
    casefile.current?.items ?? [],
  ]
  const items = plans.flat().filter((item) => item.evidence === evidence)
  const used = new Set(items.flatMap(({ actions }) => actions.map(({ id }) => id)))
  let number = 0
  return () => {
    do number += 1
    while (used.has(`${version + 1}-${number}`))
    return `${version + 1}-${number}`
  }
}

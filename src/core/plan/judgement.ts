import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Plan } from './plan.ts'
import type { Finding } from './rules.ts'

/** Whether a reviewer finds one item realistic, and why, in writing. */
export type Judgement = { readonly evidence: EvidenceReference; readonly realistic: boolean; readonly reason: string }

/** A2 “where there is no realistic plan to achieve the evidence requirement”: a person judges every item; the last word counts. */
export function judgementFindings(judgements: readonly Judgement[], { items }: Plan): readonly Finding[] {
  return items.flatMap(({ evidence }): readonly Finding[] => {
    const judgement = judgements.findLast((each) => each.evidence === evidence)
    if (judgement === undefined) return [{ rule: 'A2', evidence, judged: 'not-judged' }]
    if (judgement.realistic) return []
    return [{ rule: 'A2', evidence, judged: 'not-realistic', reason: judgement.reason }]
  })
}

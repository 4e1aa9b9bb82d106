import type { CasefileEvent, Revision } from '../../../core/casefile/events.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { Judgement } from '../../../core/plan/judgement.ts'

/** What the reviewer decided of one item of a revision; null where that revision was not decided. */
export function judgementOf(
  events: readonly CasefileEvent[],
  revision: Revision,
  evidence: EvidenceReference,
): Judgement | null {
  const decided = events.findLast(
    (event) => (event.type === 'plan-returned' || event.type === 'plan-approved') && event.revision === revision,
  )
  if (decided?.type !== 'plan-returned' && decided?.type !== 'plan-approved') return null
  return decided.judgements.findLast((each) => each.evidence === evidence) ?? null
}

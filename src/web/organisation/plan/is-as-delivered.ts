import type { Casefile } from '../../../core/casefile/casefile.ts'
import { planOf } from '../../../core/casefile/drafts.ts'
import { canonicalPlan } from '../../../core/plan/canonical.ts'

/** True where the plan shown is the one sent last with its updates, and nobody has begun to write another. */
export function isAsDelivered({ current, planDraft }: Pick<Casefile, 'current' | 'planDraft'>): boolean {
  if (current === null || planDraft === null) return false
  return canonicalPlan(planOf(planDraft)) === canonicalPlan(current)
}

import type { Actor } from '../core/actor.ts'
import { type MailedPlan, mailedPlansOf } from '../store/uploads.ts'
import type { Casework } from './casework.ts'
import { mayDo, placeOf } from './questions.ts'
import { scopeOf } from './scope.ts'

export type { MailedPlan } from '../store/uploads.ts'

/** The workbooks that came by mail from this person's address and wait for them to look at and confirm. */
export async function mailedPlans(casework: Casework, actor: Actor): Promise<readonly MailedPlan[]> {
  const scope = await scopeOf(casework.database, actor)
  const waiting = await casework.database.inTransaction(scope, (tx) => mailedPlansOf(tx, actor.id))
  const found: MailedPlan[] = []
  for (const plan of waiting) {
    const place = await placeOf(casework, plan.organisation, plan.cycle)
    if (place !== null && (await mayDo(casework, actor, 'edit-plan', place))) found.push(plan)
  }
  return found
}

import type { Actor } from '../core/actor.ts'
import { may } from '../core/permissions.ts'
import { type LatePlan, latePlans as latePlansIn } from '../store/late-plans.ts'
import type { Casework } from './casework.ts'
import { scopeOf } from './scope.ts'

export type { LatePlan } from '../store/late-plans.ts'

/** The plans referred to the SRO, those that wait first; null for whoever may not decide about them. */
export async function latePlans({ database }: Casework, actor: Actor): Promise<readonly LatePlan[] | null> {
  if (!may(actor, 'decide-late-plan', null)) return null
  return database.inTransaction(await scopeOf(database, actor), latePlansIn)
}

import type { EvidenceReference } from '../../catalogue/evidence.ts'
import type { Day } from '../../day.ts'
import { isDone, type Plan, type PlanItem } from '../../plan/plan.ts'
import type { ItemProgress } from '../events.ts'

/** The plan as it stands after an update: done actions marked with their day, moved dates in place. U1. */
export function planAfterUpdate(plan: Plan, progress: readonly ItemProgress[]): Plan {
  const said = new Map(progress.map((each) => [each.evidence, each]))
  return {
    items: plan.items.map((item) => {
      const of = said.get(item.evidence)
      return of === undefined ? item : itemAfter(item, of)
    }),
  }
}

function itemAfter(item: PlanItem, { done, outlook }: ItemProgress): PlanItem {
  const doneNow = new Map(done.map((each) => [each.id, each]))
  const actions = item.actions.map((action) => {
    const now = doneNow.get(action.id)
    return now === undefined ? action : { ...action, doneOn: now.doneOn, note: now.note || action.note }
  })
  const completion = outlook.kind === 'new-date' ? outlook.completion : item.completion
  return { ...item, actions, completion }
}

/** Every action of these items is to be done again: the reviewer was not convinced. */
export function reopened(plan: Plan | null, evidence: readonly EvidenceReference[]): Plan | null {
  if (plan === null) return null
  const items = plan.items.map((item) =>
    evidence.includes(item.evidence)
      ? { ...item, actions: item.actions.map((action) => ({ ...action, doneOn: null })) }
      : item,
  )
  return { items }
}

/** “Where you have successfully completed all the actions”: nothing is outstanding any more, of any gap now published. */
export function isComplete({ items }: Plan, gaps: readonly EvidenceReference[]): boolean {
  const planned = new Set(items.map(({ evidence }) => evidence))
  return items.length > 0 && items.every(isDone) && gaps.every((gap) => planned.has(gap))
}

/** Nothing is done on a day that has not come. */
export function isDoneInFuture(done: readonly { readonly doneOn: Day | null }[], on: Day): boolean {
  return done.some(({ doneOn }) => doneOn !== null && doneOn > on)
}

import type { EvidenceReference } from '../../catalogue/evidence.ts'
import type { Day } from '../../day.ts'
import { isDone, type Plan, type PlanItem } from '../../plan/plan.ts'
import type { ItemProgress } from '../events.ts'

/** U1: the plan after an update, with the day of each action done and with moved dates. */
export function planAfterUpdate(plan: Plan, progress: readonly ItemProgress[]): Plan {
  const byEvidence = new Map(progress.map((each) => [each.evidence, each]))
  return {
    items: plan.items.map((item) => {
      const itemProgress = byEvidence.get(item.evidence)
      return itemProgress === undefined ? item : itemAfter(item, itemProgress)
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

/** The plan with every action of these items not done, as after a completion that was not confirmed. */
export function reopened(plan: Plan | null, evidence: readonly EvidenceReference[]): Plan | null {
  if (plan === null) return null
  const items = plan.items.map((item) =>
    evidence.includes(item.evidence)
      ? { ...item, actions: item.actions.map((action) => ({ ...action, doneOn: null })) }
      : item,
  )
  return { items }
}

/**
 * “Where you have successfully completed all the actions”: every item is done, and every published gap is in the plan.
 */
export function isComplete({ items }: Plan, gaps: readonly EvidenceReference[]): boolean {
  const planned = new Set(items.map(({ evidence }) => evidence))
  return items.length > 0 && items.every(isDone) && gaps.every((gap) => planned.has(gap))
}

/** Whether an action is reported as done on a day after `on`. */
export function isDoneInFuture(done: readonly { readonly doneOn: Day | null }[], on: Day): boolean {
  return done.some(({ doneOn }) => doneOn !== null && doneOn > on)
}

import type { Action, PlanItem } from './plan.ts'

/** H6: whether an item moved on: an action done, written, reworded or commented. A moved date alone is no progress. */
export function hasProgressed(before: PlanItem, after: PlanItem): boolean {
  if (before.actions.length !== after.actions.length) return true
  return after.actions.some((action) => !before.actions.some((earlier) => isSame(earlier, action)))
}

function isSame(one: Action, other: Action): boolean {
  return one.id === other.id && one.text === other.text && one.doneOn === other.doneOn && one.note === other.note
}

import type { MilestoneId } from '../casefile/asks.ts'
import type { Due, DueState } from './due.ts'

/** Still to be done, or to be waited for. */
const open: readonly DueState[] = ['ahead', 'asked-for', 'due', 'overdue']

export function isOpen({ state, by }: Due): boolean {
  return by !== null && open.includes(state)
}

/** The first of these milestones that is open: what is being asked for before what lies ahead, and in this order. */
export function nextDue(dues: readonly Due[], among: readonly MilestoneId[]): Due | null {
  const found = among.flatMap((id) => dues.filter((due) => due.milestone === id && isOpen(due)))
  return found.find(({ state }) => state !== 'ahead') ?? found[0] ?? null
}

/** The dates as they are read: what is open first, soonest first; then what lies behind, in the order of the year. */
export function nextFirst(dues: readonly Due[]): readonly Due[] {
  const ahead = dues.filter(isOpen).toSorted((a, b) => ((a.by ?? '') < (b.by ?? '') ? -1 : a.by === b.by ? 0 : 1))
  return [...ahead, ...dues.filter((due) => !isOpen(due))]
}

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
  return [...dues.filter(isOpen).toSorted(soonestFirst), ...dues.filter((due) => !isOpen(due))]
}

/** U2 sets no day to keep: when silence is asked about comes after every day that is set. */
function soonestFirst(a: Due, b: Due): number {
  if (a.milestone === 'update' || b.milestone === 'update') return a.milestone === 'update' ? 1 : -1
  return (a.by ?? '') < (b.by ?? '') ? -1 : a.by === b.by ? 0 : 1
}

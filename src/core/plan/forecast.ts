import type { Day } from '../day.ts'
import { isDone, type PlanItem } from './plan.ts'

/** A plan in numbers, for summaries. Days are those given as days: relative dates are counted, not resolved. */
export type Forecast = {
  readonly items: number
  readonly done: number
  readonly outstanding: number
  readonly actions: number
  readonly actionsDone: number
  /** The first day, from `on`, on which an outstanding item is to be complete. */
  readonly next: Day | null
  /** The last day on which an outstanding item is to be complete. */
  readonly latest: Day | null
  /** Outstanding items whose day lies before `on`. */
  readonly passed: number
  /** Outstanding items timed from the return to business as usual. */
  readonly relative: number
  /** Outstanding items without a completion date. */
  readonly undated: number
}

/** Where a plan stands on a day. */
export function forecast(items: readonly PlanItem[], on: Day): Forecast {
  const outstanding = items.filter((item) => !isDone(item))
  const actions = items.flatMap((item) => item.actions)
  const days = outstanding.flatMap(({ completion }) => (completion.kind === 'by' ? [completion.day] : [])).toSorted()
  const ofKind = (kind: PlanItem['completion']['kind']) => outstanding.filter((item) => item.completion.kind === kind)
  return {
    items: items.length,
    done: items.length - outstanding.length,
    outstanding: outstanding.length,
    actions: actions.length,
    actionsDone: actions.filter(({ doneOn }) => doneOn !== null).length,
    next: days.find((day) => day >= on) ?? null,
    latest: days.at(-1) ?? null,
    passed: days.filter((day) => day < on).length,
    relative: ofKind('after-return-to-business-as-usual').length,
    undated: ofKind('not-given').length,
  }
}

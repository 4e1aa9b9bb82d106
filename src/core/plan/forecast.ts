import type { Day } from '../day.ts'
import { completionDay, isDone, type PlanItem } from './plan.ts'

/** A plan in numbers, for summaries. Relative dates are days once the day of return is known (P5). */
type Forecast = {
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
  /** Outstanding items timed from a return to business as usual whose day is not known. */
  readonly relative: number
  /** Outstanding items without a completion date. */
  readonly undated: number
}

/** The progress of a plan on a day; `returnToBusinessAsUsual` is null while that day is not known. */
export function forecast(items: readonly PlanItem[], on: Day, returnToBusinessAsUsual: Day | null): Forecast {
  const outstanding = items.filter((item) => !isDone(item))
  const actions = items.flatMap((item) => item.actions)
  const dayOf = ({ completion }: PlanItem) => completionDay(completion, { returnToBusinessAsUsual })
  const days = outstanding.flatMap((item) => dayOf(item) ?? []).toSorted()
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
    relative: ofKind('after-return-to-business-as-usual').filter((item) => dayOf(item) === null).length,
    undated: ofKind('not-given').length,
  }
}

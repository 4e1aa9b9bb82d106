import { type Day, daysBetween } from '../day.ts'
import type { OdsCode } from '../organisation.ts'
import { isDone, type PlanItem } from '../plan/plan.ts'

/** One evidence item of an organisation's approved plan, with its progress so far. */
export type ApprovedItem = {
  readonly code: OdsCode
  readonly name: string
  readonly sentOn: Day
  readonly approvedOn: Day
  readonly item: PlanItem
}

/** How long an item took or is planned to take, in whole months from the day its plan was sent. */
type TimeTaken =
  | { readonly kind: 'took' | 'is-to-take'; readonly months: number }
  | { readonly kind: 'after-return-to-business-as-usual'; readonly months: number }
  | { readonly kind: 'not-known' }

/** Done items by the day of their last action, the others by the day they are to be complete. */
export function timeTaken({ sentOn, item }: Pick<ApprovedItem, 'sentOn' | 'item'>): TimeTaken {
  const { completion, actions } = item
  const doneOn = actions.flatMap((action) => action.doneOn ?? []).toSorted()
  const last = doneOn.at(-1)
  if (isDone(item) && last !== undefined) return { kind: 'took', months: months(sentOn, last) }
  switch (completion.kind) {
    case 'by':
      return { kind: 'is-to-take', months: months(sentOn, completion.day) }
    case 'after-return-to-business-as-usual':
      return completion.months === null ? { kind: 'not-known' } : { kind: completion.kind, months: completion.months }
    case 'not-given':
      return { kind: 'not-known' }
  }
}

/** “Took 3 months”, “Planned to take less than a month”. */
export function describeTimeTaken(time: TimeTaken): string {
  switch (time.kind) {
    case 'took':
      return `Took ${inMonths(time.months)}`
    case 'is-to-take':
      return `Planned to take ${inMonths(time.months)}`
    case 'after-return-to-business-as-usual':
      return `Planned to be complete ${inMonths(time.months)} after return to business as usual`
    case 'not-known':
      return 'Planned time not known'
  }
}

function inMonths(count: number): string {
  if (count === 0) return 'less than a month'
  return count === 1 ? '1 month' : `${count} months`
}

/** Rounded to the nearest month; 0 for an item that was done before its plan was sent. */
function months(from: Day, to: Day): number {
  return Math.max(0, Math.round(daysBetween(from, to) / daysInMonth))
}

const daysInMonth = 365.25 / 12

import { bankHoliday, isWeekend } from '../bank-holidays.ts'
import type { Day } from '../day.ts'

/** Why nobody can complete anything on a day. */
export type NoWorkDay =
  | { readonly kind: 'past' }
  | { readonly kind: 'weekend' }
  | { readonly kind: 'bank-holiday'; readonly name: string }

/** H4: whether a completion day lies before `on`, or is a weekend or bank holiday in England; null for a working day. */
export function noWorkDay(completes: Day, on: Day): NoWorkDay | null {
  if (completes < on) return { kind: 'past' }
  const name = bankHoliday(completes)
  if (name !== null) return { kind: 'bank-holiday', name }
  return isWeekend(completes) ? { kind: 'weekend' } : null
}

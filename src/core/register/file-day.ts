import { type Day, parseDay } from '../day.ts'
import { isNothing } from './file-code.ts'

/** What stands in a date cell: a day, nothing, or what is no day. */
export type DayInFile = { readonly kind: 'day'; readonly day: Day | null } | { readonly kind: 'not-a-day' }

/** `30/06/2021`, day first, or `2021-06-30`; a time of day after it does not matter. A bare number is not a day. */
export function dayInFile(text: string): DayInFile {
  if (isNothing(text)) return { kind: 'day', day: null }
  const [date = ''] = text.trim().split(/[ T]/)
  const [, dayOfMonth, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(date) ?? []
  const found = parseDay(year === undefined ? date : `${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`)
  return found === null ? { kind: 'not-a-day' } : { kind: 'day', day: found }
}

function twoDigits(number = ''): string {
  return number.padStart(2, '0')
}

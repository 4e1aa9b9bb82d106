import type { Day } from '../core/day.ts'
import { type Cell, dayFirst } from './cell.ts'
import { dayInText } from './day-in-text.ts'
import { onlyDayWithin, whatItIs } from './not-a-day.ts'
import { notUnderstood, type Reading, understood } from './reading.ts'

/** One day from a real date cell or a text in a common English form; anything else is said for what it is. */
export function readDay(cell: Cell): Reading<Day> {
  switch (cell.kind) {
    case 'day':
      return understood(cell.day)
    case 'text':
      return dayFromText(cell.text)
    case 'part-of-a-day': {
      const is = cell.shows === 'month' ? 'a month, not a day' : 'a day without a year'
      return notUnderstood(is, writeOneDay)
    }
    case 'far-date':
      return notUnderstood(`a date in the year ${cell.year}`, writeOneDay)
    case 'number':
      return notUnderstood('a number, not a date', numberAdvice(cell.asDay))
    case 'boolean':
      return notUnderstood('a yes or no, not a day', writeOneDay)
    case 'error':
      return notUnderstood('an error of the spreadsheet', writeOneDay)
    case 'formula':
      return notUnderstood('a formula, which is not worked out here', writeOneDay)
  }
}

/** What to write instead of nearly everything. The day in it is only an example. */
export const writeOneDay = 'Write one day as day/month/year, such as 15/10/2021.'

function dayFromText(text: string): Reading<Day> {
  const found = dayInText(text)
  if (found.kind === 'day') return understood(found.day)
  const only = found.kind === 'none' ? onlyDayWithin(text) : null
  const write = only === null ? writeOneDay : `If ${only} is the day, write only that here.`
  return notUnderstood(whatItIs(text), write)
}

function numberAdvice(asDay: Extract<Cell, { kind: 'number' }>['asDay']): string {
  if (asDay === null || 'year' in asDay) return writeOneDay
  return `${writeOneDay} A spreadsheet would show this number as ${dayFirst(asDay.day)}: if that is the day, write that.`
}

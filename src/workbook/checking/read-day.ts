import type { Day } from '../../core/day.ts'
import { type Cell, dayFirst } from '../reading/cell.ts'
import { dayInText } from './day-in-text.ts'
import { onlyDayWithin, whatItIs } from './not-a-day.ts'
import { aFormula, type CellReading, notUnderstood, understood } from './read-cells.ts'

/** One day from a real date cell or a text in a common English form; for anything else, what it is instead. */
export function readDay(cell: Cell): CellReading<Day> {
  switch (cell.kind) {
    case 'day':
      return understood(cell.day)
    case 'text':
      return dayFromText(cell.text)
    case 'part-of-a-day':
      return notUnderstood(partsOfADay[cell.shows], writeOneDay)
    case 'far-date':
      return notUnderstood(`a date in the year ${cell.year}`, writeOneDay)
    case 'number':
      return notUnderstood('a number, not a date', numberAdvice(cell.asDay))
    case 'boolean':
      return notUnderstood('a yes or no, not a day', writeOneDay)
    case 'error':
      return notUnderstood('an error of the spreadsheet', writeOneDay)
    case 'formula':
      return notUnderstood(aFormula, writeOneDay)
  }
}

const partsOfADay = {
  'day-without-year': 'a day without a year',
  month: 'a month, not a day',
  year: 'a year, not a day',
} as const

/** What to write instead, in nearly every case. The day in it is only an example. */
const writeOneDay = 'Write one day as day/month/year, such as 15/10/2021.'

function dayFromText(text: string): CellReading<Day> {
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

/** P2: the day an action was done. “Complete” says that it is done but not when, so it marks nothing as done. */
export function readDoneOn(cell: Cell): CellReading<Day> {
  const reading = readDay(cell)
  if (reading.understood) return reading
  const saysDone = cell.kind === 'boolean' || (cell.kind === 'text' && doneWords.test(cell.text.trim()))
  if (!saysDone) return { ...reading, write: `${reading.write} Leave it blank while the action is not done.` }
  return {
    understood: false,
    is: 'a state, not the day it was done',
    write: 'Write the day it was done as day/month/year, or leave this cell blank if it is not done.',
  }
}

const doneWords =
  /^(y|yes|no|n|complete|completed|done|finished|closed|not (done|complete|started)|in progress|ongoing|100 ?%|x|✓|✔)\.?$/i

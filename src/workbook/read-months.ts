import { type Cell, shown } from './cell.ts'
import { notUnderstood, type Reading, understood } from './reading.ts'

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** A whole number of months, in digits or, up to twelve, in words; null for anything else. */
export function wholeMonths(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  const word = words.indexOf(text.toLowerCase())
  return word === -1 ? null : word + 1
}

/** The column of months after return to BAU: `3`, `three` or `3 months`. */
export function readMonths(cell: Cell): Reading<number> {
  const isPlain = cell.kind === 'number' || cell.kind === 'text'
  const months = isPlain ? wholeMonths(shown(cell).replace(/ months?$/i, '')) : null
  if (months !== null) return understood(months)
  const is = cell.kind === 'formula' ? 'a formula, which is not worked out here' : 'not a whole number of months'
  return notUnderstood(is, 'Write a whole number of months, such as 3, and nothing else.')
}

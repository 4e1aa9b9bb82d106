import { type Day, formatDate } from '../../core/day.ts'
import type { SerialDay } from './serial-day.ts'

/** What is in a cell, as the spreadsheet shows it; nothing is interpreted here. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'day'; readonly day: Day }
  /** A real date of which the cell shows only a part, such as `30-Sep` or `Sep-21`. */
  | { readonly kind: 'part-of-a-day'; readonly shows: 'day-without-year' | 'month' | 'year'; readonly day: Day }
  /** A real date beyond the year 9999. */
  | { readonly kind: 'far-date'; readonly year: number }
  /** `text` is as its format shows it. `asDay` is what a spreadsheet would show for it if the cell were formatted as a date. */
  | { readonly kind: 'number'; readonly value: number; readonly text: string; readonly asDay: SerialDay }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'formula'; readonly text: string }

/** The cell as a person sees it, trimmed: the text that a problem quotes. */
export function shown(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
    case 'number':
    case 'error':
    case 'formula':
      return cell.text.trim()
    case 'day':
      return dayFirst(cell.day)
    case 'part-of-a-day':
      return partsShown[cell.shows](cell.day)
    case 'far-date':
      return `a date in the year ${cell.year}`
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE'
  }
}

/** `31/12/2021`: a day as the template’s cells show it. */
export function dayFirst(of: Day): string {
  return of.split('-').toReversed().join('/')
}

function withoutYear(of: Day): string {
  return formatDate(of).split(' ').slice(0, 2).join(' ')
}

function withoutDay(of: Day): string {
  return formatDate(of).split(' ').slice(1).join(' ')
}

const partsShown: Readonly<Record<Extract<Cell, { kind: 'part-of-a-day' }>['shows'], (of: Day) => string>> = {
  'day-without-year': withoutYear,
  month: withoutDay,
  year: (of) => of.slice(0, 4),
}

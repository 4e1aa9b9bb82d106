import { parseDay } from '../core/day.ts'
import type { Cell } from './cell.ts'
import type { CellAddress } from './cell-address.ts'
import type { NumberShows } from './number-shows.ts'
import { type DateSystem, serialDay } from './serial-day.ts'

/** A cell as it is written in the file, before its text, style and date system are looked up. */
export type RawCell = {
  readonly at: CellAddress
  /** `t`: n, s, str, inlineStr, b, e or d. */
  readonly type: string
  readonly style: number
  readonly value: string
  readonly formula: string | null
}

/** What the cells of all sheets of a workbook refer to. */
export type Shared = {
  readonly strings: readonly string[]
  readonly styles: readonly NumberShows[]
  readonly dates: DateSystem
}

/** The cell with its references resolved; null when it is empty, `unreadable` when it refers to what is not there. */
export function resolveCell(raw: RawCell, shared: Shared): Cell | null | 'unreadable' {
  const { type, value, formula } = raw
  if (formula !== null) return { kind: 'formula', text: `=${formula}` }
  if (value === '') return null
  switch (type) {
    case 's':
      return textOf(shared.strings[Number(value)])
    case 'str':
    case 'inlineStr':
      return { kind: 'text', text: value }
    case 'b':
      return { kind: 'boolean', value: value.trim() === '1' || value.trim() === 'true' }
    case 'e':
      return { kind: 'error', text: value }
    case 'd':
      return isoDate(value)
    case 'n':
      return numberCell(raw, shared)
    default:
      return 'unreadable'
  }
}

function textOf(text: string | undefined): Cell | null | 'unreadable' {
  if (text === undefined) return 'unreadable'
  return text === '' ? null : { kind: 'text', text }
}

function isoDate(value: string): Cell {
  const day = parseDay(value.trim().slice(0, 10))
  return day === null ? { kind: 'text', text: value } : { kind: 'day', day }
}

function numberCell({ style, value }: RawCell, { styles, dates }: Shared): Cell | 'unreadable' {
  const number = Number(value)
  if (!Number.isFinite(number)) return 'unreadable'
  const asDay = serialDay(number, dates)
  const shows = styles[style] ?? 'number'
  if (shows === 'number' || asDay === null) return { kind: 'number', text: value.trim(), asDay }
  if ('year' in asDay) return { kind: 'far-date', year: asDay.year }
  return shows === 'day' ? { kind: 'day', day: asDay.day } : { kind: 'part-of-a-day', shows, day: asDay.day }
}

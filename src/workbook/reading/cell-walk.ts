import { parseDay } from '../../core/day.ts'
import { visibleText } from '../../core/visible-text.ts'
import { type CellAddress, cellName, parseCellAddress } from '../cell-address.ts'
import type { Cell } from './cell.ts'
import { limits } from './limits.ts'
import { shownNumber, showsFor, showsTime } from './number-format.ts'
import type { Refusal } from './refusal.ts'
import { type DateSystem, serialDay } from './serial-day.ts'
import type { CellFormats } from './styles.ts'
import { textGatherer } from './text-gatherer.ts'
import type { XmlHandlers } from './xml.ts'
import { type Attributes, isIn, type XmlPlace } from './xml-names.ts'

/**
 * What is called while a sheet’s XML is read: for each cell, and for each area by its text, such as `B2:B4`, that is merged
 * or that the one formula in its first cell fills.
 */
type CellListener = {
  readonly cell: (cell: RawCell) => Refusal | undefined
  readonly filledByFormula: (area: string) => void
  readonly merge: (area: string) => void
}

/** Handlers that find the cells in the XML of the sheet of that name. */
export function cellWalk(sheet: string, listener: CellListener): XmlHandlers {
  const placer = cellPlacer(sheet)
  const gatherer = cellGatherer()
  return {
    open: (name, attributes, place) => {
      if (place.path.length === 0 && name !== 'worksheet')
        return { reason: 'damaged', what: `“${sheet}” is no worksheet` }
      if (name === 'row' && isIn(place, 'sheetData', 2)) return placer.row(attributes)
      if (name === 'mergeCell' && isIn(place, 'mergeCells', 2)) listener.merge(attributes.ref ?? '')
      if (name === 'c' && isIn(place, 'row', 3)) {
        const at = placer.cell(attributes)
        if ('reason' in at) return at
        gatherer.begin(at, attributes)
      }
      const beginsFormula = gatherer.open(name, place)
      if (beginsFormula && areaFormulas.has(attributes.t)) listener.filledByFormula(attributes.ref ?? '')
      return undefined
    },
    text: gatherer.text,
    close: (name, place) => {
      const finished = gatherer.close(name, place)
      return finished === null ? undefined : listener.cell(finished)
    },
  }
}

/**
 * Gathers the value and the formula of one cell after another: `open` tells whether a formula begins, and `close` gives
 * the cell if this ends it.
 */
function cellGatherer() {
  const strings = textGatherer()
  let reading: 'v' | 'f' | null = null
  let cell: Writable<RawCell> | null = null
  return {
    begin: (at: CellAddress, { t = 'n', s = '0' }: Attributes) => {
      cell = { at, type: t, style: wholeNumber(s), value: '', formula: null }
    },
    open: (name: string, place: XmlPlace): boolean => {
      reading = (name === 'v' || name === 'f') && isIn(place, 'c', 4) ? name : null
      strings.open(name, place)
      if (name !== 'f' || cell === null) return false
      cell.formula = ''
      return true
    },
    text: (text: string) => {
      strings.text(text)
      if (cell !== null && reading !== null) cell[reading === 'v' ? 'value' : 'formula'] += text
    },
    close: (name: string, place: XmlPlace): RawCell | null => {
      strings.close()
      reading = null
      if (name === 'is' && cell !== null) cell.value = strings.take()
      if (name !== 'c' || !isIn(place, 'row', 3)) return null
      const finished = cell
      cell = null
      return finished
    },
  }
}

const areaFormulas: ReadonlySet<string | undefined> = new Set(['array', 'dataTable'])

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Finds the address of each row and cell; one without an address follows the one before. */
function cellPlacer(sheet: string) {
  let row = 0
  let column = 0
  return {
    row: ({ r }: Attributes): Refusal | undefined => {
      row = r === undefined ? row + 1 : wholeNumber(r)
      column = 0
      if (Number.isInteger(row) && row >= 1 && row <= limits.rowNumber) return undefined
      return { reason: 'cell-out-of-range', sheet, cell: `row ${(r ?? String(row)).slice(0, 20)}` }
    },
    cell: ({ r }: Attributes): CellAddress | Refusal => {
      const at = r === undefined ? { row, column: column + 1 } : parseCellAddress(r)
      if (at === null) return { reason: 'damaged', what: `“${sheet}” has a cell at no place` }
      column = at.column
      if (at.row > limits.rowNumber) return { reason: 'cell-out-of-range', sheet, cell: cellName(at) }
      return at.row === row ? at : { reason: 'damaged', what: `cell ${cellName(at)} of “${sheet}” is in another row` }
    },
  }
}

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
  readonly formatOf: CellFormats
  readonly dates: DateSystem
}

/** The cell with its references resolved; null if it is empty, `unreadable` if what it refers to does not exist. */
export function resolveCell(raw: RawCell, shared: Shared): Cell | null | 'unreadable' {
  const { type, value, formula } = raw
  if (formula !== null) return formulaCell(formula)
  const isText = type === 'str' || type === 'inlineStr'
  if (value === '' || (!isText && value.trim() === '')) return null
  switch (type) {
    case 's':
      return textOf(shared.strings[wholeNumber(value)])
    case 'str':
    case 'inlineStr':
      return textOf(asSeen(value))
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

/** A text without what cannot be seen; one that is refused as too long stays as it is. */
export function asSeen(text: string): string {
  return text.length > limits.cellCharacters ? text : visibleText(text)
}

/** A formula is not worked out here, except a link with its words in quotation marks: it shows the last of them. */
function formulaCell(formula: string): Cell {
  const [whole, address = '', words = address] = link.exec(formula) ?? []
  if (whole !== undefined) return { kind: 'text', text: visibleText(words.replaceAll('""', '"')) }
  return { kind: 'formula', text: formula === '' ? '=…' : `=${formula}` }
}

const link = /^\s*HYPERLINK\(\s*"((?:[^"]|"")*)"\s*(?:[,;]\s*"((?:[^"]|"")*)"\s*)?\)\s*$/i

/** A moment with a time zone is a text: in England it may be of the next day. */
function isoDate(value: string): Cell {
  const [, date = ''] = /^(\d{4}-\d\d-\d\d)(?:T[\d:.]*)?$/.exec(value.trim()) ?? []
  const day = parseDay(date)
  return day === null ? { kind: 'text', text: value } : { kind: 'day', day }
}

/** A number as XML has it; JavaScript would also read `0x10`, and spaces as 0. */
const decimal = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(E[+-]?\d+)?\s*$/i

function wholeNumber(text: string): number {
  return /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN
}

function numberCell({ style, value }: RawCell, { formatOf, dates }: Shared): Cell | 'unreadable' {
  const number = decimal.test(value) ? Number(value) : Number.NaN
  if (!Number.isFinite(number)) return 'unreadable'
  const format = formatOf(style)
  const asDay = serialDay(number, dates, showsTime(format, number))
  const shows = showsFor(format, number)
  if (shows === 'number' || asDay === null)
    return { kind: 'number', value: number, text: shownNumber(format, number), asDay }
  if ('year' in asDay) return { kind: 'far-date', year: asDay.year }
  return shows === 'day' ? { kind: 'day', day: asDay.day } : { kind: 'part-of-a-day', shows, day: asDay.day }
}

import { type Cell, type CellStyle, writeXlsx } from 'hucre/xlsx'
import { columnLetters } from './cell-address.ts'

/** A sheet to be written, all its cells locked but those that say otherwise, unless nothing is. Columns and rows count from 1. */
export type SheetToWrite = {
  readonly name: string
  readonly widths: readonly number[]
  readonly cells: readonly CellToWrite[]
  readonly choices: readonly Choice[]
  /** How many rows and columns stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  /** For lists to be sorted and filtered, of which nothing is read back. */
  readonly unprotected?: boolean
}

export type CellToWrite = {
  readonly row: number
  readonly column: number
  /** A text is never a formula here, whatever it begins with. A number with the look `date` is the serial number of a day. */
  readonly value: string | number | null
  readonly look: 'heading' | 'title' | 'fixed' | 'input' | 'text-input' | 'date-input' | 'fixed-date'
}

/** What may be typed into a range of cells, with the words shown there. */
export type Choice = {
  readonly column: number
  readonly rows: readonly [first: number, last: number]
  readonly allows: 'yes-or-no' | 'day' | 'whole-number'
  readonly title: string
  readonly message: string
}

/** The .xlsx file with these sheets. The one place that knows which library writes it. */
export async function writeSpreadsheet(title: string, sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, widths, cells, choices, frozen, unprotected }) => ({
      name,
      columns: widths.map((width) => ({ width })),
      cells: new Map(cells.map((cell) => [`${cell.row - 1},${cell.column - 1}`, written(cell)])),
      dataValidations: choices.map(validation),
      freezePane: frozen,
      ...(unprotected ? {} : { protection: { sheet: true, formatColumns: true, formatRows: true } }),
    })),
    properties: { title },
    defaultFont: font,
  })
}

const font = { name: 'Arial', size: 11 }
const border = { style: 'thin', color: { rgb: 'AEB7BD' } } as const
const box = { top: border, bottom: border, left: border, right: border }
const alignment = { wrapText: true, vertical: 'top' } as const
const pale = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F0F4F5' } } as const
const dark = { type: 'pattern', pattern: 'solid', fgColor: { rgb: '005EB8' } } as const
const date = 'dd/mm/yyyy'
const unlocked = { locked: false }

const looks: Readonly<Record<CellToWrite['look'], CellStyle>> = {
  title: { font: { ...font, size: 16, bold: true }, alignment },
  heading: { font: { ...font, bold: true, color: { rgb: 'FFFFFF' } }, fill: dark, border: box, alignment },
  fixed: { font, fill: pale, border: box, alignment },
  'fixed-date': { font, fill: pale, border: box, alignment: { ...alignment, horizontal: 'left' }, numFmt: date },
  input: { font, border: box, alignment, protection: unlocked },
  // A reference such as 4.5.3 is a date to some spreadsheets unless the cell is one for text.
  'text-input': { font, border: box, alignment, numFmt: '@', protection: unlocked },
  'date-input': { font, border: box, alignment, numFmt: date, protection: unlocked },
}

function written({ value, look }: CellToWrite): Partial<Cell> {
  return { value: typeof value === 'string' ? escaped(value) : value, style: looks[look] }
}

/** The library leaves alone what a spreadsheet would take for an escaped character, so a real `_x0041_` is escaped here. */
function escaped(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** The first day that a date cell takes is only there because “any date” cannot be asked for. */
const anyDay = { type: 'date', operator: 'greaterThanOrEqual', formula1: '36526' } as const

const allowed = {
  'yes-or-no': { type: 'list', values: ['Yes', 'No'] },
  day: anyDay,
  'whole-number': { type: 'whole', operator: 'greaterThanOrEqual', formula1: '0' },
} as const

function validation({ column, rows: [first, last], allows, title, message }: Choice) {
  const { values, ...rule } = { values: undefined, ...allowed[allows] }
  const letters = columnLetters(column)
  return {
    ...rule,
    ...(values === undefined ? {} : { values: [...values] }),
    range: `${letters}${first}:${letters}${last}`,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: title,
    inputMessage: message,
    showErrorMessage: true,
    errorStyle: 'stop' as const,
    errorTitle: title,
    errorMessage: message,
  }
}

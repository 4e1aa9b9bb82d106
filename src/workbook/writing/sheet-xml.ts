import { cellName, columnLetters } from '../cell-address.ts'
import type { CellToWrite, Choice, SheetToWrite } from './sheet-to-write.ts'
import { styleNumber } from './styles-xml.ts'

/** One sheet as its part of the file. */
export function sheetXml(sheet: SheetToWrite): string {
  return `${sheetStart(sheet)}${rowsOf(sheet.cells, sheet.widths)}${sheetEnd(sheet)}`
}

/** The part up to its first row. Widths are in characters. */
export function sheetStart({ widths, frozen }: Pick<SheetToWrite, 'widths' | 'frozen'>): string {
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0">${pane(frozen)}</sheetView></sheetViews>`,
    `<cols>${widths.map(column).join('')}</cols>`,
    '<sheetData>',
  ].join('')
}

/** The part after its last row. */
export function sheetEnd({ choices, unprotected }: Pick<SheetToWrite, 'choices' | 'unprotected'>): string {
  return [
    '</sheetData>',
    unprotected ? '' : '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>',
    validations(choices),
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '</worksheet>',
  ].join('')
}

function pane({ rows, columns }: SheetToWrite['frozen']): string {
  if (rows === 0 && columns === 0) return ''
  const split = `${columns === 0 ? '' : ` xSplit="${columns}"`}${rows === 0 ? '' : ` ySplit="${rows}"`}`
  const active = `${rows === 0 ? 'top' : 'bottom'}${columns === 0 ? 'Left' : 'Right'}`
  const topLeft = cellName({ row: rows + 1, column: columns + 1 })
  return `<pane${split} topLeftCell="${topLeft}" activePane="${active}" state="frozen"/>`
}

function column(width: number, index: number): string {
  return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
}

function rowsOf(cells: readonly CellToWrite[], widths: readonly number[]): string {
  const rows = new Map<number, CellToWrite[]>()
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
  const sorted = [...rows].toSorted(([a], [b]) => a - b)
  return sorted.map(([row, inRow]) => rowXml(row, inRow.toSorted(byColumn), widths)).join('')
}

/**
 * One row, its cells in the order of their columns. The height is not marked as set by a person, so that a row still
 * grows when somebody types more into it.
 */
export function rowXml(row: number, cells: readonly CellToWrite[], widths: readonly number[]): string {
  const height = Math.max(...cells.map((cell) => heightOf(cell, widths[cell.column - 1] ?? 1)))
  return `<row r="${row}" ht="${Math.min(height, highestRow)}">${cells.map(cellXml).join('')}</row>`
}

const highestRow = 409

/** In points. Programs do not fit rows to wrapped text when they open a file, so it is estimated here, rather too high. */
function heightOf({ value, look }: CellToWrite, width: number): number {
  const paragraphs = typeof value === 'string' ? value.split('\n') : ['']
  const lines = paragraphs.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / (width - 1))), 0)
  return lines * (look === 'title' ? 22 : 14.5)
}

function byColumn(a: CellToWrite, b: CellToWrite): number {
  return a.column - b.column
}

function cellXml(cell: CellToWrite): string {
  const attributes = `r="${cellName(cell)}" s="${styleNumber(cell.look)}"`
  if (cell.value === null) return `<c ${attributes}/>`
  if (typeof cell.value === 'number') return `<c ${attributes}><v>${cell.value}</v></c>`
  return `<c ${attributes} t="inlineStr"><is><t xml:space="preserve">${escapeCellText(cell.value)}</t></is></c>`
}

function validations(choices: readonly Choice[]): string {
  if (choices.length === 0) return ''
  return `<dataValidations count="${choices.length}">${choices.map(validation).join('')}</dataValidations>`
}

/** One validation for a whole range: if set cell by cell, they overlap. */
function validation({ column, rows: [first, last], allows, title, message }: Choice): string {
  const { type, formula } = allowed[allows]
  const letters = columnLetters(column)
  const words = `errorTitle="${escapeXml(title)}" error="${escapeXml(message)}" promptTitle="${escapeXml(title)}" prompt="${escapeXml(message)}"`
  const shown = `allowBlank="1" showInputMessage="1" showErrorMessage="1" errorStyle="stop" ${words}`
  return `<dataValidation ${type} ${shown} sqref="${letters}${first}:${letters}${last}"><formula1>${formula}</formula1></dataValidation>`
}

/** The validation of days needs a first one, as there is none for “any day”: 36526 is 1 January 2000. */
const allowed = {
  'yes-or-no': { type: 'type="list"', formula: '"Yes,No"' },
  day: { type: 'type="date" operator="greaterThanOrEqual"', formula: '36526' },
  'whole-number': { type: 'type="whole" operator="greaterThanOrEqual"', formula: '0' },
} as const

/** A text as XML content or attribute, without the control characters that XML cannot hold. */
export function escapeXml(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
}

/** The same for a cell: a real `_x0041_` would be read as an escaped character, so its underscore is escaped. */
function escapeCellText(text: string): string {
  return escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

import { fileColumns } from '../../core/register/file-columns.ts'
import type { MisshapenRow } from '../../core/register/register-file.ts'
import { mayBeCsv } from '../../workbook/reading/csv-sheet.ts'
import { decodeText, utf16 } from '../../workbook/reading/decode-text.ts'
import { listLimits } from '../../workbook/reading/limits.ts'
import { plainValue, readCsv } from '../../workbook/reading/read-csv.ts'
import { clipped, isRefusal, type Refusal, refusalSentence } from '../../workbook/reading/refusal.ts'
import { openWorkbook, type UnreadSheet } from '../../workbook/reading/workbook.ts'

/** The cells of a register's file as text; empty rows stay, so that rows are counted as a spreadsheet counts them. */
export type RegisterRows =
  | {
      readonly kind: 'rows'
      readonly rows: readonly (readonly string[])[]
      /** Rows of a CSV file whose values do not fit its headings. */
      readonly misshapen: readonly MisshapenRow[]
    }
  | { readonly kind: 'refused'; readonly because: string }

/** Called now and then with the number of rows read so far. */
export type RowsProgress = (rows: number) => void

const mostRows = listLimits.rows
const rowsAStep = 2000
const wayOut = 'Download the register from the toolkit again and send that.'

/**
 * Reads the toolkit's download of the whole register, CSV or .xlsx, and this service's own, also as JSON. Takes seconds
 * for a long file: only in a thread of its own.
 */
export async function registerRows(bytes: Uint8Array, progress: RowsProgress = () => {}): Promise<RegisterRows> {
  if (bytes.length > listLimits.fileBytes)
    return refused('The file is larger than 10 MB. Take out what is not the register.')
  if (isUtf32(bytes)) return refused(`The file is in UTF-32, which is not read. ${saveAsUtf8}`)
  if (isArchive(bytes) || !mayBeCsv(bytes)) return workbookRows(bytes, progress)
  return startsLikeJson(bytes) ? jsonRows(bytes) : csvRows(bytes)
}

function isArchive([first, second, third]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third === 0x03
}

const saveAsUtf8 = 'Save it as “CSV UTF-8” and send that.'

/** By its mark, or by the three zeros beside each of its first letters. */
function isUtf32(bytes: Uint8Array): boolean {
  if (bytes.length < 8) return false
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  return /^(fffe0000|0000feff|(?!00)..000000(?!00)..000000|000000(?!00)..000000(?!00)..)/.test(start)
}

function csvRows(bytes: Uint8Array): RegisterRows {
  const file = readCsv(bytes, isHeading, { rows: mostRows, rowCharacters: 100_000 })
  if ('refused' in file) return refused(file.refused)
  if (file.rows.length > mostRows) return refused(tooManyRows)
  const rows = file.rows.map(({ values }) => values.map(plainValue))
  const oddity = rows.slice(0, mostAbove).some(isHeading) ? null : oddityOf(file.rows.slice(0, mostAbove))
  return oddity === null ? { kind: 'rows', rows, misshapen: file.misshapen } : refused(oddity)
}

/** Why the headings of a CSV file are not seen although they are there; null if they are not. */
function oddityOf(top: readonly { readonly values: readonly string[] }[]): string | null {
  const wholes = top.flatMap(({ values: [only = '', ...others] }) => (others.length === 0 ? [only] : []))
  const isRow = (text: string) =>
    [',', ';', '\t', '|'].some((each) => isHeading(text.slice(0, longestHeadings).split(each).map(unmarked)))
  if (top.some(({ values }) => values.some((value) => value.includes('\u0085')) && isHeading(beforeLineEnd(values))))
    return `The lines of the file end in a character (U+0085) that is not read as the end of a line. ${saveAsUtf8}`
  if (wholes.some(isRow))
    return `Each row of the file stands in quotation marks as a whole, so that it is one value. Take these marks out, or save the file as .xlsx, and send that.`
  if (top.some(({ values }) => isHeading(values.map(unmarked))))
    return 'The values of the file stand in single or curly quotation marks. Take them out, or write " in their place, and send the file again.'
  return null
}

const longestHeadings = 10_000

/** The values up to the first line end of another kind. */
function beforeLineEnd(values: readonly string[]): readonly string[] {
  const last = values.findIndex((value) => value.includes('\u0085'))
  return values.slice(0, last + 1).map((value) => value.split('\u0085')[0] ?? '')
}

/** A value without any quotation marks around it. */
function unmarked(value: string): string {
  return plainValue(value)
    .replace(/^["'“”‘’„«»]+/, '')
    .replace(/["'“”‘’«»]{1,5}$/, '')
}

function isHeading(values: readonly string[]): boolean {
  return 'code' in fileColumns(values)
}

const tooManyRows = `The file has more than ${mostRows.toLocaleString('en-GB')} rows.`

/**
 * The one sheet that has the headings, else the first of all: people put sheets of notes beside it. What is wrong with
 * another sheet does not matter.
 */
async function workbookRows(bytes: Uint8Array, progress: RowsProgress): Promise<RegisterRows> {
  const workbook = await openWorkbook(bytes, listLimits)
  if (isRefusal(workbook)) return refused(refusalSentence(workbook, wayOut))
  const [registers, others]: [SheetRows[], SheetRows[]] = [[], []]
  for (const sheet of workbook.sheets) {
    const read = await sheetRows(sheet, progress, registers.length > 0)
    if (read.isRegister) registers.push(read)
    else others.push(read)
  }
  const [found, second] = registers
  if (second !== undefined)
    return refused(`More than one sheet has the headings of a register: ${named(registers)}. Keep only one.`)
  const read = found ?? others[0]
  if (read === undefined) return refused(`The workbook has no sheet. ${wayOut}`)
  return read.refusal === null
    ? { kind: 'rows', rows: read.rows, misshapen: [] }
    : refused(sentenceOf(read.refusal, found !== undefined))
}

type SheetRows = {
  readonly name: string
  readonly isRegister: boolean
  readonly rows: readonly (readonly string[])[]
  readonly refusal: Refusal | null
}

/** A sheet with nothing like the headings at its top is not the register. */
const mostAbove = 20

/** A cell whose text is not known refuses the sheet in a column that is read, or where the headings may be. */
async function sheetRows(sheet: UnreadSheet, progress: RowsProgress, onlyHeadings: boolean): Promise<SheetRows> {
  const rows: (readonly string[])[] = []
  let columns: ReadonlySet<number> | null = null
  let atTop: Refusal | null = null
  const refusal = await sheet.readList((number, texts, unshown) => {
    if (columns === null && number <= mostAbove) {
      columns = columnsRead(texts)
      atTop ??= unshown[0]?.refusal ?? null
    }
    if (onlyHeadings) return undefined
    while (rows.length < number - 1) rows.push([])
    rows.push(texts)
    if (rows.length % rowsAStep === 0) progress(rows.length)
    const read = columns
    return read === null ? undefined : unshown.find(({ column }) => read.has(column))?.refusal
  })
  const isRegister = columns !== null
  return { name: sheet.name, isRegister, rows, refusal: refusal ?? (isRegister ? null : atTop) }
}

/** The columns of a row of headings that are read, counted from 1; null for any other row. */
function columnsRead(texts: readonly string[]): ReadonlySet<number> | null {
  const found = fileColumns(texts)
  return 'code' in found ? new Set(Object.values(found).map((index) => (index ?? -1) + 1)) : null
}

function named(sheets: readonly SheetRows[]): string {
  return sheets.map(({ name }) => `“${clipped(name)}”`).join(' and ')
}

function sentenceOf(refusal: Refusal, isRegister: boolean): string {
  if (refusal.reason === 'formula' && isRegister) {
    const { sheet, cell } = refusal
    return `There is a formula at ${cell} of the sheet “${clipped(sheet)}”. Put its value there and send the file again.`
  }
  if (refusal.reason === 'cell-out-of-range' && isRegister)
    return `The sheet “${clipped(refusal.sheet)}” has something at ${refusal.cell}, far outside any register. Clear it and send the file again.`
  if (isRegister || !('sheet' in refusal)) return refusalSentence(refusal, wayOut)
  return `No sheet has the headings of a register, and the sheet “${clipped(refusal.sheet)}” cannot be read whole. ${wayOut}`
}

function startsLikeJson(bytes: Uint8Array): boolean {
  const start = new TextDecoder(utf16(bytes) ?? 'utf-8').decode(bytes.subarray(0, 400))
  return /^\s*(\[\s*[[{\]]|\{\s*["}])/.test(start)
}

/** A list of objects, each with the headings as its names, as this service gives it. */
function jsonRows(bytes: Uint8Array): RegisterRows {
  const text = decodeText(bytes)
  if (typeof text !== 'string') return refused(text.refused)
  // Counted first: nested lists take far more memory than their text.
  if (count(text, '{') > mostRows) return refused(tooManyRows)
  const list = count(text, '[') > mostLists ? null : parsedList(text)
  if (list === null) return refused(notAList)
  const headings = [...new Set(list.flatMap((row) => Object.keys(row)))]
  if (headings.length > mostHeadings) return refused(`The file has more than ${mostHeadings} headings. ${wayOut}`)
  const rows: (readonly string[])[] = [headings]
  for (const [index, row] of list.entries()) {
    const odd = headings.find((name) => textOf(row[name]) === null)
    if (odd !== undefined) return refused(noText(index + 2, odd))
    rows.push(headings.map((name) => textOf(row[name]) ?? ''))
  }
  return { kind: 'rows', rows, misshapen: [] }
}

const notAList = `The file looks like JSON, and is not one list of objects such as [{"Code": "RVJ", …}]: it cannot be read as a list of rows. ${wayOut}`

/** `row` as in a spreadsheet, below the headings. */
function noText(row: number, heading: string): string {
  return `In row ${row}, which is object ${row - 1} of the list, “${clipped(heading)}” is neither a text nor a number. Write it as a text, and send the file again.`
}

/** There is one list; a name may have a bracket in it. */
const mostLists = 1000
const mostHeadings = 100

function count(text: string, letter: string): number {
  let found = 0
  for (let at = text.indexOf(letter); at !== -1; at = text.indexOf(letter, at + 1)) found += 1
  return found
}

type JsonRow = Readonly<Record<string, unknown>>

function parsedList(text: string): readonly JsonRow[] | null {
  try {
    const list: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return Array.isArray(list) && list.every(isObject) ? list : null
  } catch {
    return null
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** null for what is no text: true, a list, an object. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' || typeof value === 'number' ? plainValue(String(value)) : null
}

function refused(because: string): RegisterRows {
  return { kind: 'refused', because }
}

import { fileColumns } from '../../core/register/file-columns.ts'
import type { MisshapenRow } from '../../core/register/register-file.ts'
import { mayBeCsv } from '../../workbook/reading/csv-sheet.ts'
import { decodeText } from '../../workbook/reading/decode-text.ts'
import { listLimits } from '../../workbook/reading/limits.ts'
import { plainValue, readCsv } from '../../workbook/reading/read-csv.ts'
import { isRefusal, type Refusal, refusalSentence } from '../../workbook/reading/refusal.ts'
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
  if (isArchive(bytes) || !mayBeCsv(bytes)) return workbookRows(bytes, progress)
  return startsLikeJson(bytes) ? jsonRows(bytes) : csvRows(bytes)
}

function isArchive([first, second, third]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third === 0x03
}

function csvRows(bytes: Uint8Array): RegisterRows {
  const file = readCsv(bytes, isHeading, { rows: mostRows, rowCharacters: 100_000 })
  if ('refused' in file) return refused(file.refused)
  if (file.rows.length > mostRows) return refused(tooManyRows)
  return { kind: 'rows', rows: file.rows.map(({ values }) => values.map(plainValue)), misshapen: file.misshapen }
}

function isHeading(values: readonly string[]): boolean {
  return 'code' in fileColumns(values)
}

const tooManyRows = `The file has more than ${mostRows.toLocaleString('en-GB')} rows.`

/** The first sheet that has the headings, else the first of all: people put a sheet of notes in front. */
async function workbookRows(bytes: Uint8Array, progress: RowsProgress): Promise<RegisterRows> {
  const workbook = await openWorkbook(bytes, listLimits)
  if (isRefusal(workbook)) return refused(refusalSentence(workbook, wayOut))
  let first: RegisterRows | null = null
  for (const sheet of workbook.sheets) {
    const read = await sheetRows(sheet, progress)
    if ('reason' in read) return refused(refusalSentence(read, wayOut))
    if (read.slice(0, mostAbove).some(isHeading)) return { kind: 'rows', rows: read, misshapen: [] }
    first ??= { kind: 'rows', rows: read, misshapen: [] }
  }
  return first ?? refused(`The workbook has no sheet. ${wayOut}`)
}

/** A sheet with nothing like the headings at its top is not the register. */
const mostAbove = 20

async function sheetRows(
  sheet: UnreadSheet,
  progress: RowsProgress,
): Promise<readonly (readonly string[])[] | Refusal> {
  const rows: (readonly string[])[] = []
  const refusal = await sheet.readList((number, texts) => {
    while (rows.length < number - 1) rows.push([])
    rows.push(texts)
    if (rows.length % rowsAStep === 0) progress(rows.length)
  })
  return refusal ?? rows
}

function startsLikeJson(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*\[\s*\{/.test(Buffer.from(bytes.subarray(0, 200)).toString('utf8'))
}

/** A list of objects, each with the headings as its names, as this service gives it. */
function jsonRows(bytes: Uint8Array): RegisterRows {
  // Counted first: nested lists take far more memory than their text.
  if (count(bytes, '{') > mostRows) return refused(tooManyRows)
  const text = count(bytes, '[') > mostLists ? null : decodeText(bytes)
  const list = typeof text === 'string' ? parsedList(text) : null
  if (list === null) return refused(`The file looks like JSON, and cannot be read as a list of rows. ${wayOut}`)
  const headings = [...new Set(list.slice(0, 100).flatMap((row) => Object.keys(row)))]
  return {
    kind: 'rows',
    rows: [headings, ...list.map((row) => headings.map((name) => textOf(row[name])))],
    misshapen: [],
  }
}

/** There is one list; a name may have a bracket in it. */
const mostLists = 1000

function count(bytes: Uint8Array, letter: string): number {
  const code = letter.charCodeAt(0)
  let found = 0
  for (let at = bytes.indexOf(code); at !== -1; at = bytes.indexOf(code, at + 1)) found += 1
  return found
}

type JsonRow = Readonly<Record<string, unknown>>

function parsedList(text: string): readonly JsonRow[] | null {
  try {
    const list: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return Array.isArray(list) && list.every((row) => typeof row === 'object' && row !== null) ? list : null
  } catch {
    return null
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? plainValue(String(value)) : ''
}

function refused(because: string): RegisterRows {
  return { kind: 'refused', because }
}

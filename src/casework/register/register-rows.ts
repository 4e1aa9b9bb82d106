import { fileColumns } from '../../core/register/file-columns.ts'
import { cellName } from '../../workbook/cell-address.ts'
import { shown } from '../../workbook/reading/cell.ts'
import { mayBeCsv } from '../../workbook/reading/csv-sheet.ts'
import { type Misshapen, plainValue, readCsv } from '../../workbook/reading/read-csv.ts'
import { isRefusal, refusalSentence } from '../../workbook/reading/refusal.ts'
import type { Row, Sheet } from '../../workbook/reading/sheet.ts'
import { openWorkbook } from '../../workbook/reading/workbook.ts'

/** The cells of a register's file as text; empty rows stay, so that rows are counted as a spreadsheet counts them. */
type RegisterRows =
  | {
      readonly kind: 'rows'
      readonly rows: readonly (readonly string[])[]
      /** Rows of a CSV file whose values do not fit its headings. */
      readonly misshapen: readonly Misshapen[]
    }
  | { readonly kind: 'refused'; readonly because: string }

/** The whole toolkit's register, all of its sectors, is about 5 MB. */
const largestFile = 10 * 1024 * 1024
const mostRows = 100_000

const wayOut = 'Download the register from the toolkit again and send that.'
const tooLong = 'The workbook is too long to be read as one. Save it as CSV and send that.'
/** Reads the toolkit's CSV, or a short .xlsx within the limits of every workbook. */
export async function registerRows(bytes: Uint8Array): Promise<RegisterRows> {
  if (bytes.length > largestFile) return refused('The file is larger than 10 MB. Take out what is not the register.')
  return mayBeCsv(bytes) && !isArchive(bytes) ? csvRows(bytes) : workbookRows(bytes)
}

function isArchive([first, second, third]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third === 0x03
}

function csvRows(bytes: Uint8Array): RegisterRows {
  const file = readCsv(bytes, (values) => 'code' in fileColumns(values), { rows: mostRows, rowCharacters: 100_000 })
  if ('refused' in file) return refused(file.refused)
  if (file.rows.length > mostRows) return refused(`The file has more than ${mostRows.toLocaleString('en-GB')} rows.`)
  return { kind: 'rows', rows: file.rows.map(({ values }) => values.map(plainValue)), misshapen: file.misshapen }
}

async function workbookRows(bytes: Uint8Array): Promise<RegisterRows> {
  const workbook = await openWorkbook(bytes)
  if (isRefusal(workbook)) return refused(refusalSentence(workbook, wayOut))
  const sheet = await workbook.sheets[0]?.read()
  if (sheet === undefined) return refused(`The workbook has no sheet. ${wayOut}`)
  if (!isRefusal(sheet)) return sheetRows(sheet)
  return refused(sheet.reason === 'too-many-rows' ? tooLong : refusalSentence(sheet, wayOut))
}

function sheetRows({ rows }: Sheet): RegisterRows {
  const formula = rows.flatMap(formulaIn)[0]
  if (formula !== undefined)
    return refused(`There is a formula at ${formula}. Put its value there and send the file again.`)
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const last = Math.min(rows.at(-1)?.number ?? 0, mostRows)
  const all = Array.from({ length: last }, (_, index) => textsOf(byNumber.get(index + 1)))
  return { kind: 'rows', rows: all, misshapen: [] }
}

function formulaIn({ number, cells }: Row): readonly string[] {
  return [...cells].flatMap(([column, { kind }]) => (kind === 'formula' ? [cellName({ row: number, column })] : []))
}

function textsOf(row: Row | undefined): readonly string[] {
  if (row === undefined) return []
  const width = [...row.cells.keys()].reduce((most, column) => Math.max(most, column), 0)
  return Array.from({ length: width }, (_, index) => {
    const cell = row.cells.get(index + 1)
    return cell === undefined ? '' : shown(cell)
  })
}

function refused(because: string): RegisterRows {
  return { kind: 'refused', because }
}

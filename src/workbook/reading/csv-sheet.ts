import type { Cell } from './cell.ts'
import type { CsvRow, IsHeading } from './csv-records.ts'
import { utf16 } from './decode-text.ts'
import { limits } from './limits.ts'
import { looksLike } from './lookalike.ts'
import { type Misshapen, type NoCsv, plainValue, readCsv } from './read-csv.ts'
import type { Row, Sheet } from './sheet.ts'

/** A list of values as a sheet. The misshapen rows are among its rows, and listed. */
type CsvSheet = Sheet & { readonly misshapen: readonly Misshapen[] }

/** With the empty rows, of which spreadsheets write hundreds: reading many rows that do not fit the headings takes long. */
const mostRows = 10_000

const mostCharacters = 100_000

/** True for a file that may be a list of values, in any encoding of Excel: with one byte or two for a letter. */
export function mayBeCsv(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || isArchive(bytes)) return false
  const like = looksLike(bytes)
  if (like === 'a list of values (CSV)' || like === 'a text file') return true
  return like === 'something else' && (utf16(bytes) !== null || !bytes.includes(0))
}

function isArchive([first, second, third, fourth]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third === 0x03 && fourth === 0x04
}

/** A list of values as one sheet, each value a text; refused if it has more than is read of a workbook. */
export function csvSheet(bytes: Uint8Array, isHeading: IsHeading): CsvSheet | NoCsv {
  if (bytes.length > limits.fileBytes) return { refused: 'The file is larger than 2 MB. Take out what is not needed.' }
  const file = readCsv(bytes, isHeading, { rows: mostRows, rowCharacters: mostCharacters })
  if ('refused' in file) return file
  if (file.rows.length > mostRows) {
    return {
      refused: `The file has more than ${mostRows.toLocaleString('en-GB')} rows, empty ones too. Take out what is not an evidence item.`,
    }
  }
  const rows = file.rows.map(rowOf).filter(({ cells }) => cells.size > 0)
  if (rows.length > limits.rows) {
    return { refused: `The file has more than ${limits.rows} filled rows. Take out what is not an evidence item.` }
  }
  const far = rows.find(({ cells }) => [...cells.keys()].some((column) => column > limits.columns))
  if (far !== undefined) {
    return {
      refused: `Row ${far.number} of the file has more than ${limits.columns} values. Take out what is not needed.`,
    }
  }
  return { name: 'CSV', rows, misshapen: file.misshapen }
}

function rowOf({ values }: CsvRow, index: number): Row {
  const filled = values
    .map((value, column): [number, Cell] => [column + 1, { kind: 'text', text: plainValue(value) }])
    .filter(([, cell]) => cell.kind === 'text' && cell.text !== '')
  return { number: index + 1, cells: new Map(filled), spread: new Map() }
}

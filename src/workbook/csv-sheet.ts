import { parse } from 'csv-parse/sync'
import type { Cell } from './cell.ts'
import { limits } from './limits.ts'
import { looksLike } from './lookalike.ts'
import type { Row, Sheet } from './sheet.ts'

/** What could not be read of a list of values, in a sentence that says what to do. */
export type NoCsv = { readonly refused: string }

/** True for a file that can be tried as a list of values; Excel also writes it in letters of one byte, or of two. */
export function mayBeCsv(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false
  const like = looksLike(bytes)
  if (like === 'a list of values (CSV)' || like === 'a text file') return true
  return like === 'something else' && (isUtf16(bytes) || !bytes.includes(0))
}

/** A list of values as one sheet, every value a text; separated by commas, semicolons or tabs. */
export function csvSheet(bytes: Uint8Array): Sheet | NoCsv {
  const records = recordsIn(textOf(bytes))
  if (records === null) {
    return { refused: 'The file cannot be read as CSV: a quotation mark is not closed. Save it again as CSV or .xlsx.' }
  }
  const rows = records.map(rowOf).filter(({ cells }) => cells.size > 0)
  if (rows.length > limits.rows) {
    return { refused: `The file has more than ${limits.rows} filled rows. Take out what is not an evidence item.` }
  }
  return { name: 'CSV', rows }
}

function recordsIn(text: string): readonly (readonly string[])[] | null {
  try {
    return parse(text, { delimiter: [',', ';', '\t'], relax_column_count: true, max_record_size: limits.fileBytes })
  } catch {
    return null
  }
}

function rowOf(values: readonly string[], place: number): Row {
  const filled = values
    .slice(0, limits.columns)
    .map((value, column): [number, Cell] => [column + 1, { kind: 'text', text: value.trim() }])
    .filter(([, cell]) => cell.kind === 'text' && cell.text !== '')
  return { number: place + 1, cells: new Map(filled), spread: new Map() }
}

/** The text of a file in UTF-8, else as Excel writes it in letters of two bytes or of one. */
export function textOf(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe
}

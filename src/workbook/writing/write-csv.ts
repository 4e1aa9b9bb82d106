import { stringify } from 'csv-stringify/sync'
import type { Table } from '../../core/table.ts'

/** The table as CSV (RFC 4180, lines end in CR LF, UTF-8 without a mark). No cell can act as a spreadsheet formula. */
export function toCsv({ columns, rows }: Table): string {
  return stringify([columns, ...rows], { record_delimiter: 'windows', escape_formulas: true, quoted_match: lineBreak })
}

/** Left to itself the library quotes CR LF only, and a reader would take a lone LF for the end of the row. */
const lineBreak = /[\r\n]/

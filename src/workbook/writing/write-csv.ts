import { stringify } from 'csv-stringify/sync'
import type { Table } from '../../core/table.ts'

/** The table as CSV (RFC 4180, CR LF line ends, no byte order mark). No cell can act as a spreadsheet formula. */
export function toCsv({ columns, rows }: Table): string {
  return stringify([columns, ...rows], { record_delimiter: 'windows', escape_formulas: true, quoted_match: lineBreak })
}

/** The library itself quotes CR LF only, and a reader would take a single LF for the end of the row. */
const lineBreak = /[\r\n]/

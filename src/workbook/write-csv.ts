import { stringify } from 'csv-stringify/sync'
import type { Table } from '../core/table.ts'

/** The table as CSV (RFC 4180, lines end in CR LF, UTF-8 without a mark). No cell can act as a spreadsheet formula. */
export function toCsv({ columns, rows }: Table): string {
  return stringify([columns, ...rows], { record_delimiter: 'windows', escape_formulas: true })
}

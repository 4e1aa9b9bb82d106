import { stringify } from 'csv-stringify/sync'
import type { Cell, TableInBatches } from '../../core/table.ts'

/**
 * The table as CSV (RFC 4180, CR LF line ends, no byte order mark), one text for each batch, the headings first. No cell
 * can act as a spreadsheet formula.
 */
export async function* csvInBatches({ columns, batches }: TableInBatches): AsyncGenerator<string, void, undefined> {
  yield csvLines([columns])
  for await (const rows of batches) yield csvLines(rows)
}

function csvLines(rows: readonly (readonly Cell[])[]): string {
  return stringify([...rows], { record_delimiter: 'windows', escape_formulas: true, quoted_match: lineBreak })
}

/** The library itself quotes CR LF only, and a reader would take a single LF for the end of the row. */
const lineBreak = /[\r\n]/

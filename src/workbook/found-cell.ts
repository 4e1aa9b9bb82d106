import { type Cell, shown } from './cell.ts'
import { cellName } from './cell-address.ts'
import type { Row } from './sheet.ts'

/** A filled cell, and where it is: for a merged area, where its value is. */
export type FoundCell = { readonly cell: Cell; readonly address: string }

/** The cell that a column shows in a row; null when it is blank or the column is missing. */
export function findCell(row: Row, column: number | undefined): FoundCell | null {
  if (column === undefined) return null
  const own = row.cells.get(column)
  if (own !== undefined) return filled(own, cellName({ row: row.number, column }))
  const spread = row.spread.get(column)
  return spread === undefined ? null : filled(spread.cell, cellName(spread.anchor))
}

/** The same without merging: null in all cells of a merged area but its first. */
export function findOwnCell(row: Row, column: number | undefined): FoundCell | null {
  return column !== undefined && row.cells.has(column) ? findCell(row, column) : null
}

function filled(cell: Cell, address: string): FoundCell | null {
  return shown(cell) === '' ? null : { cell, address }
}

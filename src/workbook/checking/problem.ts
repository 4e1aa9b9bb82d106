import { disguisedIn } from '../../core/visible-text.ts'
import { cellName } from '../cell-address.ts'
import { type Cell, shown } from '../reading/cell.ts'
import type { Row } from '../reading/sheet.ts'
import type { CellRule } from '../template.ts'

/** A filled cell and its address; in a merged area, the address of its first cell. */
export type FoundCell = { readonly cell: Cell; readonly address: string }

/** The cell that a column shows in a row; null when it is blank or the column is missing. */
export function findCell(row: Row, column: number | undefined): FoundCell | null {
  if (column === undefined) return null
  const own = row.cells.get(column)
  if (own !== undefined) return filled(own, cellName({ row: row.number, column }))
  const spread = row.spread.get(column)
  return spread === undefined ? null : filled(spread.cell, cellName(spread.anchor))
}

/** The same without merging: null for every cell of a merged area except its first. */
export function findOwnCell(row: Row, column: number | undefined): FoundCell | null {
  return column !== undefined && row.cells.has(column) ? findCell(row, column) : null
}

function filled(cell: Cell, address: string): FoundCell | null {
  return shown(cell) === '' ? null : { cell, address }
}

export type CellLocation = { readonly sheet: string; readonly cell: string }

/** A cell that cannot be used as it is: the text in it, what that is, and what to write instead. */
export type Problem = CellLocation & {
  readonly rule: CellRule
  /** The text in the cell. */
  readonly holds: string
  /** Completes “this is …”. */
  readonly is: string
  /** A whole sentence. */
  readonly write: string
}

/** A problem with a filled cell. A letter or mark in it that only looks like another is named. */
export function problemWith(
  sheet: string,
  rule: CellRule,
  { cell, address }: FoundCell,
  { is, write }: { readonly is: string; readonly write: string },
): Problem {
  const holds = shown(cell)
  return { rule, sheet, cell: address, holds, is: withDisguise(is, holds), write }
}

/** What is wrong with a text, and what in it only looks right. */
export function withDisguise(is: string, text: string): string {
  const disguise = disguisedIn(text, 'closed')
  return disguise === null ? is : `${is}: it contains ${disguise}`
}

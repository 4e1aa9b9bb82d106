import { shown } from './cell.ts'
import type { CellRule } from './columns.ts'
import type { FoundCell } from './found-cell.ts'

export type CellPlace = { readonly sheet: string; readonly cell: string }

/** One cell that could not be taken as it stands: it says what is there, what that is, and what to write instead. */
export type Problem = CellPlace & {
  readonly rule: CellRule
  /** The text as it stands there. */
  readonly holds: string
  /** Completes “this is …”. */
  readonly is: string
  /** A whole sentence. */
  readonly write: string
}

/** A problem with a filled cell. */
export function problemWith(
  sheet: string,
  rule: CellRule,
  { cell, address }: FoundCell,
  { is, write }: { readonly is: string; readonly write: string },
): Problem {
  return { rule, sheet, cell: address, holds: shown(cell), is, write }
}

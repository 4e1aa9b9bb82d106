import { cellName } from '../cell-address.ts'
import { type Cell, shown } from '../reading/cell.ts'
import { clipped } from '../reading/refusal.ts'
import type { Row } from '../reading/sheet.ts'
import { type ColumnKey, columns } from '../template.ts'
import type { PlanSheet } from './find-plan-sheet.ts'
import { type FoundCell, findCell, type Problem, problemWith } from './problem.ts'
import type { CellReading } from './read-cells.ts'

/** One field of an item in the file: its value, null if blank or not understood, and the cell to look at. */
export type Field<T> = { readonly value: T | null; readonly cell: string; readonly problems: readonly Problem[] }

/**
 * Reads a column that is filled in once for an item, on any of its rows. Blank cells below mean “as above”; a different
 * value there is a problem, as it is not clear which of the two is meant.
 */
export function itemField<T>(
  { sheet, columns: places, headingRow }: PlanSheet,
  rows: readonly Row[],
  key: ColumnKey,
  read: (cell: Cell) => CellReading<T>,
): Field<T> {
  const column = places.get(key)
  const filled = distinct(rows.flatMap((row) => findCell(row, column) ?? []))
  const [first, ...others] = filled.map((found) => ({ found, reading: read(found.cell) }))
  const row = rows[0]?.number ?? headingRow
  if (first === undefined) return { value: null, cell: cellName({ row, column: column ?? 1 }), problems: [] }
  const { rule } = columns[key]
  const problems = [first, ...others].flatMap(({ found, reading }) => {
    if (!reading.understood) return [problemWith(sheet.name, rule, found, reading)]
    return isSame(reading, first.reading) ? [] : [problemWith(sheet.name, rule, found, unlike(first.found))]
  })
  const value = first.reading.understood && problems.length === 0 ? first.reading.value : null
  return { value, cell: first.found.address, problems }
}

/** A merged area, which comes once for each of its rows, counts as one cell. */
function distinct(cells: readonly FoundCell[]): readonly FoundCell[] {
  return [...new Map(cells.map((found) => [found.address, found])).values()]
}

/** The same date written in two ways is the same, and so is a name in capital and small letters. */
function isSame<T>(a: CellReading<T>, b: CellReading<T>): boolean {
  if (a === b || !a.understood || !b.understood) return true
  return JSON.stringify(a.value).toLowerCase() === JSON.stringify(b.value).toLowerCase()
}

function unlike(first: FoundCell) {
  return {
    is: `something else than ${first.address} says for the same evidence item, “${clipped(shown(first.cell))}”`,
    write: 'Keep the one that holds for all actions of the item, and leave its other rows blank.',
  }
}

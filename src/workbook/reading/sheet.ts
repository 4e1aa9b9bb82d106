import { type CellAddress, cellName, parseCellAddress } from '../cell-address.ts'
import type { Cell } from './cell.ts'
import { cellWalk, type RawCell, resolveCell, type Shared } from './cell-walk.ts'
import { limits } from './limits.ts'
import type { Refusal } from './refusal.ts'
import type { XmlWalker } from './xml.ts'

/** The cell that a merged area shows elsewhere than at its own address. */
type Spread = { readonly cell: Cell; readonly anchor: CellAddress }

/**
 * A filled row, with its cells by column, counted from 1, without the empty ones. `spread` has the cells of merged areas
 * that show the area’s value from elsewhere: what they contain themselves is not visible.
 */
export type Row = {
  readonly number: number
  readonly cells: ReadonlyMap<number, Cell>
  readonly spread: ReadonlyMap<number, Spread>
}

/** One sheet: its filled rows from the top. */
export type Sheet = { readonly name: string; readonly rows: readonly Row[] }

type Cells = Map<number, Map<number, Cell>>

/** Reads one sheet within the limits. */
export function readSheet(
  walk: XmlWalker,
  { name, part, bytes }: { readonly name: string; readonly part: string; readonly bytes: Uint8Array },
  shared: Shared,
): Sheet | Refusal {
  const cells: Cells = new Map()
  const [merges, formulas]: [string[], string[]] = [[], []]
  const listener = {
    cell: (raw: RawCell) => keep(name, cells, raw, shared),
    filledByFormula: (area: string) => {
      formulas.push(area)
    },
    merge: (area: string) => {
      merges.push(area)
    },
  }
  const refusal = walk(part, bytes, cellWalk(name, listener)) ?? markFormulas(name, cells, formulas)
  return refusal ?? withMerges(name, cells, merges)
}

/** What a formula fills is no text of a person’s, although only its first cell says so. */
function markFormulas(sheet: string, cells: Cells, areas: readonly string[]): Refusal | null {
  const covered = coveredCells(parseAreas(areas), [...cells.keys()])
  if (covered === null) return { reason: 'damaged', what: `the formulas of “${sheet}” fill too many cells` }
  for (const { at } of covered) {
    const inRow = cells.get(at.row)
    if (inRow?.has(at.column) === true) inRow.set(at.column, { kind: 'formula', text: '=…' })
  }
  return null
}

function keep(sheet: string, cells: Cells, raw: RawCell, shared: Shared): Refusal | undefined {
  const { row, column } = raw.at
  const address = cellName(raw.at)
  const cell = resolveCell(raw, shared)
  if (cell === null) return undefined
  if (cell === 'unreadable') return { reason: 'damaged', what: `cell ${address} of “${sheet}” cannot be read` }
  if (column > limits.columns) return { reason: 'cell-out-of-range', sheet, cell: address }
  if ('text' in cell && cell.text.length > limits.cellCharacters)
    return { reason: 'text-too-long', sheet, cell: address }
  const inRow = cells.get(row) ?? new Map<number, Cell>()
  if (inRow.has(column)) return { reason: 'damaged', what: `cell ${address} of “${sheet}” is there twice` }
  cells.set(row, inRow.set(column, cell))
  return cells.size > limits.rows ? { reason: 'too-many-rows', sheet } : undefined
}

function withMerges(sheet: string, cells: Cells, merges: readonly string[]): Sheet | Refusal {
  const covered = coveredCells(parseAreas(merges), [...cells.keys()])
  if (covered === null) return { reason: 'too-many-merged-cells', sheet }
  const spread = new Map<number, Map<number, Spread>>()
  for (const { at, anchor } of covered) {
    const cell = cells.get(anchor.row)?.get(anchor.column)
    cells.get(at.row)?.delete(at.column)
    if (cell !== undefined) spread.set(at.row, (spread.get(at.row) ?? new Map()).set(at.column, { cell, anchor }))
  }
  const rows = [...cells].map(([number, inRow]) => ({ number, cells: inRow, spread: spread.get(number) ?? new Map() }))
  return { name: sheet, rows: rows.toSorted((a, b) => a.number - b.number) }
}

/** A merged area: its first cell holds the value that all of them show. */
type Area = { readonly from: CellAddress; readonly to: CellAddress }

/** The areas written as `B2:B4`; any other text is left out, as it merges nothing. */
function parseAreas(texts: readonly string[]): readonly Area[] {
  return texts.flatMap((text) => {
    const [from, to] = text.split(':').map(parseCellAddress)
    return from && to ? [{ from, to }] : []
  })
}

/**
 * The cells of the areas in the given rows, except the first of each area; null if there are more than the limit.
 * Columns beyond those that are read are left out.
 */
function coveredCells(
  areas: readonly Area[],
  rows: readonly number[],
): readonly { readonly at: CellAddress; readonly anchor: CellAddress }[] | null {
  const covered: { at: CellAddress; anchor: CellAddress }[] = []
  let looked = 0
  for (const { from, to } of areas) {
    looked += 1
    for (const row of rows.filter((row) => row >= from.row && row <= to.row)) {
      const last = Math.min(to.column, limits.columns)
      looked += Math.max(0, last - from.column + 1)
      if (looked > limits.mergedCells) return null
      for (let column = from.column; column <= last; column++) {
        if (row !== from.row || column !== from.column) covered.push({ at: { row, column }, anchor: from })
      }
    }
  }
  return covered
}

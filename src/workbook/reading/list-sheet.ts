import { type CellAddress, cellName } from '../cell-address.ts'
import { shown } from './cell.ts'
import { cellWalk, type RawCell, resolveCell, type Shared } from './cell-walk.ts'
import { limits, listLimits } from './limits.ts'
import type { Refusal } from './refusal.ts'
import type { XmlWalker } from './xml.ts'

/** A cell whose text is not known; it matters only in a column that is read. `column` is counted from 1. */
export type UnshownCell = { readonly column: number; readonly refusal: Refusal }

/**
 * Called for each filled row, from the top: its number, from 1, the text of each cell from the first column, empty for
 * those whose text is not known, and these.
 */
export type ListRow = (number: number, texts: readonly string[], unshown: readonly UnshownCell[]) => Refusal | undefined

/**
 * Reads a sheet of very many rows without storing them, as a person sees each cell. Merged areas have their text in their
 * first cell only. What a formula shows is not known. Stops at the first refusal that `row` gives.
 */
export function readList(
  walk: XmlWalker,
  { name, part, bytes }: { readonly name: string; readonly part: string; readonly bytes: Uint8Array },
  shared: Shared,
  row: ListRow,
): Refusal | null {
  let current = emptyRow(0)
  const finish = () => (current.filled.size > 0 ? row(current.number, current.texts, current.unshown) : undefined)
  const cell = (raw: RawCell): Refusal | undefined => {
    const { at } = raw
    const text = textIn(name, raw, shared)
    if (text === null) return undefined
    const { number } = current
    if (at.row < number) return { reason: 'damaged', what: `row ${at.row} of “${name}” comes after row ${number}` }
    if (at.row > listLimits.rows) return { reason: 'list-too-long', sheet: name }
    const refusal = at.row > number ? finish() : undefined
    if (at.row > number) current = emptyRow(at.row)
    return refusal ?? keep(name, current, at, text)
  }
  const refusal = walk(part, bytes, cellWalk(name, { cell, merge: nothing, filledByFormula: nothing }))
  // Also the row before what is refused: it may be the headings, which say what the sheet is.
  const last = finish()
  return refusal ?? last ?? null
}

type ReadRow = {
  readonly number: number
  readonly texts: string[]
  readonly unshown: UnshownCell[]
  /** The columns that have something. */
  readonly filled: Set<number>
}

function emptyRow(number: number): ReadRow {
  return { number, texts: [], unshown: [], filled: new Set() }
}

/** A cell that is there twice would show one of its texts, and nobody knows which: also where a whole row is. */
function keep(sheet: string, { texts, unshown, filled }: ReadRow, at: CellAddress, text: string | Refusal) {
  const { column } = at
  if (filled.has(column)) return damaged(`cell ${cellName(at)} of “${sheet}” is there twice`)
  filled.add(column)
  if (typeof text !== 'string') unshown.push({ column, refusal: text })
  if (typeof text !== 'string' || text === '') return undefined
  while (texts.length < column - 1) texts.push('')
  texts[column - 1] = text
  return undefined
}

/** null for an empty cell. */
function textIn(sheet: string, raw: RawCell, shared: Shared): string | Refusal | null {
  const address = cellName(raw.at)
  const cell = resolveCell(raw, shared)
  if (cell === null) return null
  if (raw.at.column > limits.columns) return { reason: 'cell-out-of-range', sheet, cell: address }
  if (cell === 'unreadable') return damaged(`cell ${address} of “${sheet}” cannot be read`)
  if (cell.kind === 'formula') return { reason: 'formula', sheet, cell: address }
  const text = shown(cell)
  return text.length > limits.cellCharacters ? { reason: 'text-too-long', sheet, cell: address } : text
}

function damaged(what: string): Refusal {
  return { reason: 'damaged', what }
}

/** Any formula is known by its first cell; a merged area has its text in its first cell. */
function nothing(): void {}

import { cellName } from '../cell-address.ts'
import { shown } from './cell.ts'
import { cellWalk, type RawCell, resolveCell, type Shared } from './cell-walk.ts'
import { limits, listLimits } from './limits.ts'
import type { Refusal } from './refusal.ts'
import type { XmlWalker } from './xml.ts'

/** Called for each filled row, from the top: its number, from 1, and the text of each cell from the first column. */
export type ListRow = (number: number, texts: readonly string[]) => void

/**
 * Reads a sheet of very many rows without storing them, as a person sees each cell. Merged areas have their text in their
 * first cell only. A formula is refused: what it shows is not known.
 */
export function readList(
  walk: XmlWalker,
  { name, part, bytes }: { readonly name: string; readonly part: string; readonly bytes: Uint8Array },
  shared: Shared,
  row: ListRow,
): Refusal | null {
  let [number, texts]: [number, string[]] = [0, []]
  const finish = () => {
    if (texts.length > 0) row(number, texts)
    texts = []
  }
  const cell = (raw: RawCell): Refusal | undefined => {
    const { at } = raw
    const text = textIn(name, raw, shared)
    if (text === null || typeof text !== 'string') return text ?? undefined
    if (at.row < number) return { reason: 'damaged', what: `row ${at.row} of “${name}” comes after row ${number}` }
    if (at.row > number) {
      finish()
      number = at.row
    }
    if (number > listLimits.rows) return { reason: 'list-too-long', sheet: name }
    while (texts.length < at.column - 1) texts.push('')
    texts[at.column - 1] = text
    return undefined
  }
  const refusal = walk(part, bytes, cellWalk(name, { cell, merge: nothing, filledByFormula: nothing }))
  if (refusal === null) finish()
  return refusal
}

/** null for an empty cell. */
function textIn(sheet: string, raw: RawCell, shared: Shared): string | Refusal | null {
  const address = cellName(raw.at)
  if (raw.at.column > limits.columns) return { reason: 'cell-out-of-range', sheet, cell: address }
  const cell = resolveCell(raw, shared)
  if (cell === null) return null
  if (cell === 'unreadable') return { reason: 'damaged', what: `cell ${address} of “${sheet}” cannot be read` }
  if (cell.kind === 'formula') return { reason: 'formula', sheet, cell: address }
  const text = shown(cell)
  return text.length > limits.cellCharacters ? { reason: 'text-too-long', sheet, cell: address } : text
}

/** Any formula is refused by its first cell; a merged area has its text in its first cell. */
function nothing(): void {}

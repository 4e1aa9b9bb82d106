import { type CellAddress, cellName, parseCellAddress } from './cell-address.ts'
import { limits } from './limits.ts'
import type { RawCell } from './raw-cell.ts'
import type { Refusal } from './refusal.ts'
import type { Attributes, XmlHandlers } from './xml.ts'
import { textGatherer } from './xml-text.ts'

/** What a sheet’s XML yields on the way through: each cell once, and each merged area by its text, such as `B2:B4`. */
export type CellListener = {
  readonly cell: (cell: RawCell) => Refusal | undefined
  readonly merge: (area: string) => void
}

/** Handlers that find the cells in the XML of the sheet of that name. */
export function cellWalk(sheet: string, listener: CellListener): XmlHandlers {
  const placer = cellPlacer(sheet)
  const strings = textGatherer()
  let reading: 'v' | 'f' | null = null
  let cell: Writable<RawCell> | null = null
  return {
    open: (name, attributes) => {
      if (name === 'row') return placer.row(attributes)
      if (name === 'mergeCell') listener.merge(attributes.ref ?? '')
      if (name === 'c') {
        const at = placer.cell(attributes)
        if ('reason' in at) return at
        cell = { at, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', formula: null }
      }
      if (name === 'f' && cell !== null) cell.formula = ''
      reading = name === 'v' || name === 'f' ? name : null
      strings.open(name)
      return undefined
    },
    text: (text) => {
      strings.text(text)
      if (cell === null || reading === null) return
      if (reading === 'v') cell.value += text
      else cell.formula += text
    },
    close: (name) => {
      strings.close(name)
      reading = null
      if (name === 'is' && cell !== null) cell.value = strings.take()
      if (name !== 'c' || cell === null) return undefined
      const finished = cell
      cell = null
      return listener.cell(finished)
    },
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Rows and cells may leave out where they are: then they follow the one before. */
function cellPlacer(sheet: string) {
  let row = 0
  let column = 0
  return {
    row: ({ r }: Attributes): Refusal | undefined => {
      row = r === undefined ? row + 1 : Number(r)
      column = 0
      if (Number.isInteger(row) && row >= 1 && row <= limits.rowNumber) return undefined
      return { reason: 'cell-out-of-range', sheet, cell: `row ${(r ?? String(row)).slice(0, 20)}` }
    },
    cell: ({ r }: Attributes): CellAddress | Refusal => {
      const at = r === undefined ? { row, column: column + 1 } : parseCellAddress(r)
      if (at === null) return { reason: 'damaged', what: `“${sheet}” has a cell at no place` }
      column = at.column
      if (at.row > limits.rowNumber) return { reason: 'cell-out-of-range', sheet, cell: cellName(at) }
      return at.row === row ? at : { reason: 'damaged', what: `cell ${cellName(at)} of “${sheet}” is in another row` }
    },
  }
}

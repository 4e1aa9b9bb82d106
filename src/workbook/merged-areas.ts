import { type CellAddress, parseCellAddress } from './cell-address.ts'
import { limits } from './limits.ts'

/** A merged area: its first cell holds the value that all of them show. */
export type Area = { readonly from: CellAddress; readonly to: CellAddress }

/** The areas written as `B2:B4`; what is not such a text is left out, as it merges nothing. */
export function parseAreas(texts: readonly string[]): readonly Area[] {
  return texts.flatMap((text) => {
    const [from, to] = text.split(':').map(parseCellAddress)
    return from && to ? [{ from, to }] : []
  })
}

/**
 * The cells of the areas that lie in the given rows, but for each area’s first: null when there are more of them
 * than is looked at. Columns beyond those that are read are left out.
 */
export function coveredCells(
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

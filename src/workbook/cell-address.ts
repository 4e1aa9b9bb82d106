/** A cell by its row and column, both counted from 1. */
export type CellAddress = { readonly row: number; readonly column: number }

/** The cell that `C7` or `XFD1048576` names; null for anything that no spreadsheet could hold an address for. */
export function parseCellAddress(text: string): CellAddress | null {
  const [, letters, digits] = /^([A-Z]{1,7})([1-9]\d{0,14})$/.exec(text) ?? []
  if (letters === undefined || digits === undefined) return null
  const column = [...letters].reduce((sum, letter) => sum * 26 + (letter.charCodeAt(0) - 64), 0)
  return { row: Number(digits), column }
}

/** `C7` for row 7, column 3. */
export function cellName({ row, column }: CellAddress): string {
  return `${columnLetters(column)}${row}`
}

/** `A` for column 1, `AA` for column 27. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  const last = String.fromCharCode(65 + ((column - 1) % 26))
  return rest === 0 ? last : columnLetters(rest) + last
}

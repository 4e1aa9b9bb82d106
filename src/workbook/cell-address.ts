/** A cell by its row and column, both counted from 1. */
export type CellAddress = { readonly row: number; readonly column: number }

/** The cell that `C7` or `XFD1048576` names; null for anything that no spreadsheet could hold an address for. */
export function parseCellAddress(text: string): CellAddress | null {
  let at = 0
  let column = 0
  for (; at < text.length && isBetween(text, at, 'A', 'Z'); at++) column = column * 26 + text.charCodeAt(at) - 64
  const letters = at
  let row = 0
  for (; at < text.length && isBetween(text, at, '0', '9'); at++) row = row * 10 + text.charCodeAt(at) - 48
  const isWhole = letters > 0 && at > letters && at === text.length && text[letters] !== '0'
  return isWhole && text.length <= longestAddress ? { row, column } : null
}

/** Beyond this the numbers would no longer be exact. */
const longestAddress = 16

function isBetween(text: string, at: number, first: string, last: string): boolean {
  const code = text.charCodeAt(at)
  return code >= first.charCodeAt(0) && code <= last.charCodeAt(0)
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

/** A sheet to be written, its cells locked but those whose look says otherwise. Rows and columns count from 1. */
export type SheetToWrite = {
  readonly name: string
  /** In characters. */
  readonly widths: readonly number[]
  readonly cells: readonly CellToWrite[]
  readonly choices: readonly Choice[]
  /** How many rows and columns stay visible when scrolling; the rows are also printed on each page. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  /** For lists that people sort and filter and that are not read back. */
  readonly unprotected?: boolean
}

export type CellToWrite = {
  readonly row: number
  readonly column: number
  /** A text is never a formula here, whatever it begins with. A number with a date’s look is the serial number of a day. */
  readonly value: string | number | null
  readonly look: Look
}

/** Grey cells are `fixed`; those for `input` are white and unlocked. */
export type Look = 'title' | 'heading' | 'fixed' | 'fixed-date' | 'input' | 'text-input' | 'date-input'

/** What may be typed into a range of one column, with the words shown there. */
export type Choice = {
  readonly column: number
  readonly rows: readonly [first: number, last: number]
  readonly allows: 'yes-or-no' | 'day' | 'whole-number'
  readonly title: string
  readonly message: string
}

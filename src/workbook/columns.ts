/** A rule that a cell of the plan sheet answers to. */
export type CellRule = 'P1' | 'P2' | 'P3' | 'P4' | 'P5'

/** The columns of the plan sheet. Those `of` an item are filled in once for it, on its first row; an action has a row of its own. */
export const columns = {
  rowId: column('Row id', 'P1', 'row', 12),
  evidence: column('Evidence item', 'P1', 'row', 11),
  asks: column('What it asks', 'P1', 'item', 36),
  gap: column('The gap', 'P1', 'item', 34),
  action: column('Action', 'P2', 'action', 40),
  ownerName: column('Owner name', 'P3', 'item', 20),
  ownerRole: column('Owner role', 'P3', 'item', 22),
  ownerEmail: column('Owner email', 'P3', 'item', 26),
  completion: column('Completion date', 'P4', 'item', 14),
  months: column('Months after return to BAU', 'P4', 'item', 14),
  covid: column('COVID affected (Yes/No)', 'P5', 'item', 12),
  covidHow: column('How COVID affected it', 'P5', 'item', 28),
  doneOn: column('Done on', 'P2', 'action', 14),
  note: column('Progress note', 'P2', 'action', 34),
} as const

export type ColumnKey = keyof typeof columns

/** In the order of the template; people move them, so they are found again by their headings. */
export const columnOrder = Object.keys(columns) as readonly ColumnKey[]

/** Those that the template fills in and locks. */
export const lockedColumns: ReadonlySet<ColumnKey> = new Set(['rowId', 'evidence', 'asks'])

type Column = {
  readonly heading: string
  readonly rule: CellRule
  readonly of: 'row' | 'item' | 'action'
  /** In characters, as spreadsheets measure columns. */
  readonly width: number
}

function column(heading: string, rule: CellRule, of: Column['of'], width: number): Column {
  return { heading, rule, of, width }
}

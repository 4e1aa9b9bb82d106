import { type ColumnKey, columnOrder, columns, lockedColumns } from './columns.ts'
import type { PlanRow } from './plan-rows.ts'
import type { CellToWrite, Choice, SheetToWrite } from './sheet-to-write.ts'
import { sheetNames } from './template-version.ts'

/** The sheet that is filled in: headings, the rows of the gaps, then `blank` rows for gaps added by hand. */
export function planSheet(rows: readonly PlanRow[], blank: number): SheetToWrite {
  const headings = columnOrder.map((key, place) => heading(columns[key].heading, place + 1))
  const prefilled = rows.flatMap((row, place) => cellsOf(row, place + 2, lockedColumns))
  const added = Array.from({ length: blank }, (_, place) => cellsOf({}, rows.length + 2 + place, nothingLocked))
  return {
    name: sheetNames.plan,
    widths: columnOrder.map((key) => columns[key].width),
    cells: [...headings, ...prefilled, ...added.flat()],
    choices: choices(rows.length + 1 + blank),
    frozen: { rows: 1, columns: 2 },
  }
}

const nothingLocked: ReadonlySet<ColumnKey> = new Set(['rowId'])

function heading(value: string, column: number): CellToWrite {
  return { row: 1, column, value, look: 'heading' }
}

function cellsOf(row: PlanRow, number: number, locked: ReadonlySet<ColumnKey>): readonly CellToWrite[] {
  return columnOrder.map((key, place) => {
    const value = row[key] ?? ''
    return { row: number, column: place + 1, value: value === '' ? null : value, look: lookOf(key, locked) }
  })
}

function lookOf(key: ColumnKey, locked: ReadonlySet<ColumnKey>): CellToWrite['look'] {
  if (locked.has(key)) return 'fixed'
  if (key === 'evidence') return 'text-input'
  return key === 'completion' || key === 'doneOn' ? 'date-input' : 'input'
}

function choices(lastRow: number): readonly Choice[] {
  const rows = [2, lastRow] as const
  return [
    {
      ...choice('completion'),
      rows,
      allows: 'day',
      message: 'One day as day/month/year, for all actions of the item.',
    },
    {
      ...choice('months'),
      rows,
      allows: 'whole-number',
      message: 'Only if COVID affected the item: a whole number, such as 3.',
    },
    { ...choice('covid'), rows, allows: 'yes-or-no', message: 'Has the COVID response affected this item? Yes or No.' },
    {
      ...choice('doneOn'),
      rows,
      allows: 'day',
      message: 'The day this action was done, as day/month/year. Blank until then.',
    },
  ]
}

function choice(key: ColumnKey): Pick<Choice, 'column' | 'title'> {
  return { column: columnOrder.indexOf(key) + 1, title: columns[key].heading }
}

import { eachItemText } from '../../core/plan/item-texts.ts'
import type { Completion, PlanItem } from '../../core/plan/plan.ts'
import { serialOf } from '../reading/serial-day.ts'
import { type ColumnKey, columnOrder, columns, lastNumber, lockedColumns, rowIdText, sheetNames } from '../template.ts'
import type { CellToWrite, Choice, SheetToWrite } from './sheet-to-write.ts'

/** The sheet to fill in: headings, the rows of the gaps, then `blank` rows for added gaps. */
export function planSheet(rows: readonly PlanRow[], blank: number): SheetToWrite {
  const headings = columnOrder.map((key, index) => heading(columns[key].heading, index + 1))
  const prefilled = rows.flatMap((row, index) => cellsOf(row, index + 2, lockedColumns))
  const added = Array.from({ length: blank }, (_, index) => cellsOf({}, rows.length + 2 + index, nothingLocked))
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
  return columnOrder.map((key, index) => {
    const value = row[key] ?? ''
    return { row: number, column: index + 1, value: value === '' ? null : value, look: lookOf(key, locked) }
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

/** The value of each column of a row; columns not named are empty. */
type PlanRow = Readonly<Partial<Record<ColumnKey, string | number>>>

/**
 * The rows of one item: one for each action, then empty ones with ids of their own for more actions, at least `atLeast`
 * in all; from two on, one of them empty. The first has the columns of the item.
 */
export function rowsOfItem(item: PlanItem, asks: string, atLeast: number): readonly PlanRow[] {
  const { evidence, actions } = item
  const next = lastNumber(actions) + 1
  const spare = Math.max(atLeast > 1 || actions.length === 0 ? 1 : 0, atLeast - actions.length)
  const rows: readonly PlanRow[] = [
    ...actions.map(({ id, text, doneOn, note }) => ({
      rowId: rowIdText({ evidence, action: id }),
      action: text,
      ...(doneOn === null ? {} : { doneOn: serialOf(doneOn) }),
      note,
    })),
    ...Array.from({ length: spare }, (_, index) => ({ rowId: rowIdText({ evidence, action: `${next + index}` }) })),
  ]
  return rows.map((row, index) => ({ ...row, evidence, ...(index === 0 ? itemCells(item, asks) : {}) }))
}

function itemCells(item: PlanItem, asks: string): PlanRow {
  const { owner, completion, covid } = item
  return {
    asks,
    ...eachItemText((name) => item[name]),
    ownerName: owner?.name ?? '',
    ownerRole: owner?.role ?? '',
    ownerEmail: owner?.email ?? '',
    ...completionCells(completion),
    ...(covid.affected === null ? {} : { covid: covid.affected ? 'Yes' : 'No' }),
    covidHow: covid.explanation,
  }
}

function completionCells(completion: Completion): PlanRow {
  switch (completion.kind) {
    case 'by':
      return { completion: serialOf(completion.day) }
    case 'after-return-to-business-as-usual':
      return completion.months === null ? { completion: 'after return to BAU' } : { months: completion.months }
    case 'not-given':
      return {}
  }
}

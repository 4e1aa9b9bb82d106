import type { Action } from '../../core/plan/plan.ts'
import { cellName } from '../cell-address.ts'
import type { Cell } from '../reading/cell.ts'
import type { Row } from '../reading/sheet.ts'
import { type ColumnKey, columns, lastNumber } from '../template.ts'
import type { PlanSheet } from './find-plan-sheet.ts'
import { findCell, findOwnCell, type Problem, problemWith } from './problem.ts'
import { type CellReading, readText } from './read-cells.ts'
import { readDoneOn } from './read-day.ts'
import type { ItemRows } from './sort-rows.ts'

/** The cells of one action. */
export type ActionCells = { readonly action: string; readonly doneOn: string; readonly note: string }

type ReadActions = {
  readonly actions: readonly Action[]
  readonly cells: Readonly<Record<string, ActionCells>>
  readonly problems: readonly Problem[]
}

/** The actions of an item, one for each row; those in added rows get the next numbers after `lastRow`. */
export function readActions(plan: PlanSheet, { rows }: ItemRows, lastRow: number): ReadActions {
  const known = rows.flatMap(({ action }) => (action === null ? [] : [{ id: action }]))
  let last = Math.max(lastRow, lastNumber(known))
  const read = rows.flatMap(({ row, action }) => {
    const fields = actionFields(plan, row)
    if (fields === null) return []
    if (action === null) last += 1
    return [{ ...fields, action: { id: action ?? `${last}`, ...fields.action } }]
  })
  return {
    actions: read.map(({ action }) => action),
    cells: Object.fromEntries(read.map(({ action, cells }) => [action.id, cells])),
    problems: read.flatMap(({ problems }) => problems),
  }
}

/** null for a row without anything about an action. An action merged over several rows is read from the first. */
function actionFields(plan: PlanSheet, row: Row) {
  const hasAction = findOwnCell(row, plan.columns.get('action')) !== null
  const find = hasAction ? findCell : findOwnCell
  const text = fieldOf(plan, row, 'action', find, readText)
  const doneOn = fieldOf(plan, row, 'doneOn', find, readDoneOn)
  const note = fieldOf(plan, row, 'note', find, readText)
  if (!text.found && !doneOn.found && !note.found) return null
  const lacking = text.found ? [] : [withoutAction(plan, text.cell)]
  return {
    action: { text: text.value ?? '', doneOn: doneOn.value, note: note.value ?? '' },
    cells: { action: text.cell, doneOn: doneOn.cell, note: note.cell },
    problems: [...lacking, ...text.problems, ...doneOn.problems, ...note.problems],
  }
}

type ActionField<T> = {
  readonly found: boolean
  readonly value: T | null
  readonly cell: string
  readonly problems: readonly Problem[]
}

function fieldOf<T>(
  { sheet, columns: places }: PlanSheet,
  row: Row,
  key: ColumnKey,
  find: typeof findCell,
  read: (cell: Cell) => CellReading<T>,
): ActionField<T> {
  const column = places.get(key)
  const found = find(row, column)
  if (found === null) {
    return { found: false, value: null, cell: cellName({ row: row.number, column: column ?? 1 }), problems: [] }
  }
  const reading = read(found.cell)
  const at = { found: true, cell: found.address }
  if (reading.understood) return { ...at, value: reading.value, problems: [] }
  return { ...at, value: null, problems: [problemWith(sheet.name, columns[key].rule, found, reading)] }
}

function withoutAction({ sheet }: PlanSheet, cell: string): Problem {
  const is = 'a row that says how an action is going, but not which action'
  return {
    rule: 'P2',
    sheet: sheet.name,
    cell,
    holds: '',
    is,
    write: 'Write the action, or clear the rest of the row.',
  }
}

import { eachItemText, type ItemPart, itemParts } from '../../core/plan/item-texts.ts'
import { plainItem } from '../../core/plan/plain-item.ts'
import type { Owner, PlanItem } from '../../core/plan/plan.ts'
import { cellName } from '../cell-address.ts'
import type { Row } from '../reading/sheet.ts'
import type { ColumnKey } from '../template.ts'
import type { PlanSheet } from './find-plan-sheet.ts'
import { type Field, itemField } from './item-field.ts'
import type { Problem } from './problem.ts'
import { type ActionCells, readActions } from './read-actions.ts'
import { readCovidAnswer, readEmail, readOwner, readText } from './read-cells.ts'
import { readItemCompletion } from './read-completion.ts'
import type { ItemRows } from './sort-rows.ts'

/** An item in the file, with the cell of each part, also of those that are blank. */
export type FilledItem = {
  readonly item: PlanItem
  /** Parts with a cell that was not understood: they are unknown, not blank. */
  readonly unread: readonly ItemPart[]
  readonly cells: ItemCells
}

type ItemCells = {
  readonly gap: string
  readonly owner: string
  readonly completion: string
  readonly months: string
  readonly covid: string
  /** The cell of the first action, also if there is none. */
  readonly firstAction: string
  /** By the action’s id. */
  readonly actions: Readonly<Record<string, ActionCells>>
}

const columnsOf: Readonly<Record<ItemPart, readonly ColumnKey[]>> = {
  ...eachItemText((name) => [name]),
  actions: ['action', 'doneOn', 'note'],
  owner: ['ownerName', 'ownerRole', 'ownerEmail'],
  completion: ['completion', 'months'],
  covid: ['covid', 'covidHow'],
}

/** Reads all rows of one item. Actions in added rows are numbered after `lastRow`. */
export function readItem(
  plan: PlanSheet,
  itemRows: ItemRows,
  lastRow: number,
): { readonly filled: FilledItem; readonly problems: readonly Problem[] } {
  const { evidence, uncertain } = itemRows
  const rows = itemRows.rows.map(({ row }) => row)
  const texts = eachItemText((name) => itemField(plan, rows, name, readText))
  const actions = readActions(plan, itemRows, lastRow)
  const owner = readItemOwner(plan, rows)
  const completion = readItemCompletion(plan, rows)
  const affected = itemField(plan, rows, 'covid', readCovidAnswer)
  const explanation = itemField(plan, rows, 'covidHow', readText)
  const covid = { affected: affected.value, explanation: explanation.value ?? '' }
  const problems: Readonly<Record<ItemPart, readonly Problem[]>> = {
    ...eachItemText((name) => texts[name].problems),
    actions: actions.problems,
    owner: owner.problems,
    completion: completion.problems,
    covid: [...affected.problems, ...explanation.problems],
  }
  const firstRow = itemRows.rows[0]?.row.number ?? plan.headingRow
  const cells = {
    gap: texts.gap.cell,
    owner: owner.cell,
    completion: completion.cell,
    months: completion.monthsCell,
    covid: affected.cell,
    firstAction: cellName({ row: firstRow, column: plan.columns.get('action') ?? 1 }),
    actions: actions.cells,
  }
  const item = plainItem({
    evidence,
    ...eachItemText((name) => texts[name].value ?? ''),
    actions: actions.actions,
    owner: owner.value,
    completion: completion.value,
    covid,
  })
  const isUnread = (part: ItemPart) => problems[part].length > 0 || columnsOf[part].some((key) => plan.unsure.has(key))
  const unread = itemParts.filter((part) => uncertain || isUnread(part))
  return { filled: { item, unread, cells }, problems: itemParts.flatMap((part) => problems[part]) }
}

/** P3 “the action owner for each item”: name, role and email address are in three columns. */
function readItemOwner(plan: PlanSheet, rows: readonly Row[]): Field<Owner> {
  const name = itemField(plan, rows, 'ownerName', readOwner)
  const role = itemField(plan, rows, 'ownerRole', readText)
  const email = itemField(plan, rows, 'ownerEmail', readEmail)
  const isBlank = name.value === null && role.value === null && email.value === null
  return {
    value: isBlank ? null : { name: name.value ?? '', role: role.value ?? '', email: email.value ?? '' },
    cell: name.cell,
    problems: [...name.problems, ...role.problems, ...email.problems],
  }
}

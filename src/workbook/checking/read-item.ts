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
  const fields = readFields(plan, itemRows, lastRow)
  const { texts, actions, owner, completion, affected, explanation } = fields
  const item = plainItem({
    evidence: itemRows.evidence,
    ...eachItemText((name) => texts[name].value ?? ''),
    actions: actions.actions,
    owner: owner.value,
    completion: completion.value,
    covid: { affected: affected.value, explanation: explanation.value ?? '' },
  })
  const problems = problemsOf(fields)
  const isUnread = (part: ItemPart) => problems[part].length > 0 || columnsOf[part].some((key) => plan.unsure.has(key))
  const unread = itemParts.filter((part) => itemRows.uncertain || isUnread(part))
  const cells = cellsOf(plan, itemRows, fields)
  return { filled: { item, unread, cells }, problems: itemParts.flatMap((part) => problems[part]) }
}

type Fields = ReturnType<typeof readFields>

function readFields(plan: PlanSheet, itemRows: ItemRows, lastRow: number) {
  const rows = itemRows.rows.map(({ row }) => row)
  return {
    texts: eachItemText((name) => itemField(plan, rows, name, readText)),
    actions: readActions(plan, itemRows, lastRow),
    owner: readItemOwner(plan, rows),
    completion: readItemCompletion(plan, rows),
    affected: itemField(plan, rows, 'covid', readCovidAnswer),
    explanation: itemField(plan, rows, 'covidHow', readText),
  }
}

function problemsOf(fields: Fields): Readonly<Record<ItemPart, readonly Problem[]>> {
  return {
    ...eachItemText((name) => fields.texts[name].problems),
    actions: fields.actions.problems,
    owner: fields.owner.problems,
    completion: fields.completion.problems,
    covid: [...fields.affected.problems, ...fields.explanation.problems],
  }
}

function cellsOf(plan: PlanSheet, { rows }: ItemRows, fields: Fields): ItemCells {
  return {
    gap: fields.texts.gap.cell,
    owner: fields.owner.cell,
    completion: fields.completion.cell,
    months: fields.completion.monthsCell,
    covid: fields.affected.cell,
    firstAction: cellName({
      row: rows[0]?.row.number ?? plan.headingRow,
      column: plan.columns.get('action') ?? 1,
    }),
    actions: fields.actions.cells,
  }
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

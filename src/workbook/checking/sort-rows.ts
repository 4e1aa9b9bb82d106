import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import type { Row } from '../reading/sheet.ts'
import { columnOrder } from '../template.ts'
import type { PlanSheet } from './find-plan-sheet.ts'
import { findCell, type Problem, problemWith } from './problem.ts'
import { type RowKey, rowKey } from './row-key.ts'

/** The rows of one evidence item, wherever they are now. `action` is null for an added row. */
export type ItemRows = {
  readonly evidence: EvidenceReference
  readonly rows: readonly { readonly row: Row; readonly action: string | null }[]
  /** True if some row may or may not belong to the item, so that nothing about it is certain. */
  readonly uncertain: boolean
}

type SortedRows = { readonly items: readonly ItemRows[]; readonly problems: readonly Problem[] }

type KeyedRow = RowKey & { readonly row: Row }

/** Puts each row with its item: rows may have been moved, deleted and added. */
export function sortRows(plan: PlanSheet): SortedRows {
  const keyed = filledRows(plan).map((row) => ({ row, ...rowKey(plan, row) }))
  const repeats = repeatedRows(keyed)
  const uncertain = new Set([
    ...keyed.flatMap(({ doubts }) => doubts),
    ...repeats.flatMap(({ evidence }) => evidence ?? []),
  ])
  const references = new Set(keyed.flatMap(({ evidence, doubts }) => evidence ?? doubts))
  const items = [...references].map((evidence) => ({
    evidence,
    rows: keyed.filter((row) => row.evidence === evidence),
    uncertain: uncertain.has(evidence),
  }))
  const problems = [
    ...keyed.flatMap((row) => row.problems),
    ...repeats.flatMap((row) => repeatProblem(plan, keyed, row)),
  ]
  return { items, problems }
}

/** The rows below the headings in which anything but the locked help text is filled in. */
function filledRows({ sheet, headingRow, columns }: PlanSheet): readonly Row[] {
  const read = columnOrder.filter((key) => key !== 'asks').map((key) => columns.get(key))
  return sheet.rows.filter((row) => row.number > headingRow && read.some((column) => findCell(row, column) !== null))
}

/** A problem for each row whose id is also in a row above, as happens when rows are copied. */
function repeatedRows(keyed: readonly KeyedRow[]): readonly KeyedRow[] {
  return keyed.filter((row, index) => firstWithId(keyed, row) < index)
}

function firstWithId(keyed: readonly KeyedRow[], { evidence, action }: KeyedRow): number {
  const isSame = (other: KeyedRow) => other.evidence === evidence && other.action === action
  return evidence === null || action === null ? keyed.length : keyed.findIndex(isSame)
}

function repeatProblem(plan: PlanSheet, keyed: readonly KeyedRow[], repeat: KeyedRow): readonly Problem[] {
  const cell = findCell(repeat.row, plan.columns.get('rowId'))
  const first = keyed[firstWithId(keyed, repeat)]
  if (cell === null || first === undefined) return []
  const is = `the row id of row ${first.row.number} as well`
  return [problemWith(plan.sheet.name, 'P2', cell, { is, write: 'Leave the row id blank in a row that you add.' })]
}

import type { Completion } from '../core/plan/plan.ts'
import { columns } from './columns.ts'
import type { PlanSheet } from './find-plan-sheet.ts'
import { type Field, itemField } from './item-field.ts'
import type { Problem } from './problem.ts'
import { readCompletion } from './read-completion.ts'
import { readMonths } from './read-months.ts'
import type { Row } from './sheet.ts'

export type ItemCompletion = {
  readonly value: Completion
  readonly cell: string
  readonly monthsCell: string
  readonly problems: readonly Problem[]
}

/** P4 “the expected completion date”: a day, or months after the return to business as usual, but not both. */
export function readItemCompletion(plan: PlanSheet, rows: readonly Row[]): ItemCompletion {
  const date = itemField(plan, rows, 'completion', readCompletion)
  const months = itemField(plan, rows, 'months', readMonths)
  const problems = [...date.problems, ...months.problems]
  const read = { cell: date.cell, monthsCell: months.cell }
  if (problems.length > 0 || months.value === null)
    return { ...read, value: date.value ?? { kind: 'not-given' }, problems }
  if (contradicts(date, months.value))
    return { ...read, value: { kind: 'not-given' }, problems: [twoDates(plan, date, months)] }
  return { ...read, value: { kind: 'after-return-to-business-as-usual', months: months.value }, problems: [] }
}

/** “after return to BAU” in words agrees with a number of months beside it. */
function contradicts({ value }: Field<Completion>, months: number): boolean {
  if (value === null || value.kind === 'not-given') return false
  return value.kind === 'by' || (value.months !== null && value.months !== months)
}

function twoDates({ sheet }: PlanSheet, date: Field<Completion>, months: Field<number>): Problem {
  return {
    rule: columns.months.rule,
    sheet: sheet.name,
    cell: months.cell,
    holds: `${months.value}`,
    is: `a second date for the item, beside the one in ${date.cell}`,
    write: `Keep one of the two: the day in ${date.cell}, or, only if COVID affected the item, the months here.`,
  }
}

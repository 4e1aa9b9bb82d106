import type { Completion } from '../../core/plan/plan.ts'
import type { Cell } from '../reading/cell.ts'
import type { Row } from '../reading/sheet.ts'
import { columns } from '../template.ts'
import type { PlanSheet } from './find-plan-sheet.ts'
import { type Field, itemField } from './item-field.ts'
import type { Problem } from './problem.ts'
import { type CellReading, readMonths, understood, wholeMonths } from './read-cells.ts'
import { readDay } from './read-day.ts'

type ItemCompletion = {
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

/** Whether the date column says something other than the months: “after return to BAU” in words does not. */
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

/** The completion date column: one day, or words such as “three months after return to BAU”. */
export function readCompletion(cell: Cell): CellReading<Completion> {
  const relative = cell.kind === 'text' ? relativeCompletion(cell.text) : null
  if (relative !== null) return understood(relative)
  const reading = readDay(cell)
  if (reading.understood) return understood({ kind: 'by', day: reading.value })
  const about = cell.kind === 'text' && /\b(bau|business as usual)\b/i.test(cell.text)
  return about ? { ...reading, write: writeMonths } : reading
}

const writeMonths =
  'Leave this cell blank and write the number of months in the column “Months after return to BAU”, or write one day.'

/** P5 “relative to the return to business as usual, i.e. … three months after return to BAU”; the offset may be missing. */
function relativeCompletion(text: string): Completion | null {
  const plain = text.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
  const [whole, offset] = /^(?:(\S+) months? )?after (?:the )?return to (?:BAU|business as usual)$/i.exec(plain) ?? []
  if (whole === undefined) return null
  const months = offset === undefined ? null : wholeMonths(offset)
  if (offset !== undefined && months === null) return null
  return { kind: 'after-return-to-business-as-usual', months }
}

import type { Table } from '../../../core/table.ts'
import type { PlanCheck } from './plan-check.ts'

/** Findings and hints as a list to download. */
export function checkTable({ findings, hints }: PlanCheck): Table {
  return {
    columns: ['Kind', 'Rule', 'Evidence item', 'What was found', 'Guidance', 'What to do'],
    rows: [...findings, ...hints].map(({ rule, evidence, heading, quote, whatToDo }) => [
      quote === null ? 'Hint' : 'Finding',
      rule,
      evidence,
      heading,
      quote,
      whatToDo,
    ]),
  }
}

import { type Cell, shown } from './cell.ts'
import { notUnderstood, type Reading, understood } from './reading.ts'

/** P5: the answer to “COVID affected (Yes/No)”. */
export function readCovidAnswer(cell: Cell): Reading<boolean> {
  const answer = cell.kind === 'text' ? shown(cell).toLowerCase() : null
  if (answer === 'yes') return understood(true)
  if (answer === 'no') return understood(false)
  return notUnderstood(whatAnswer(cell), 'Write Yes or No here; say how in the column “How COVID affected it”.')
}

function whatAnswer(cell: Cell): string {
  if (cell.kind === 'formula') return 'a formula, which is not worked out here'
  return /^(yes|no)\b/i.test(shown(cell)) ? 'Yes or No with other words' : 'neither Yes nor No'
}

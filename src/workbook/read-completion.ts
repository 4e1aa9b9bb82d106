import type { Completion } from '../core/plan/plan.ts'
import type { Cell } from './cell.ts'
import { readDay } from './read-day.ts'
import { wholeMonths } from './read-months.ts'
import { type Reading, understood } from './reading.ts'

/** The completion date column: one day, or words such as “three months after return to BAU”. */
export function readCompletion(cell: Cell): Reading<Completion> {
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

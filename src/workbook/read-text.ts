import { plainText } from '../core/plan/plain-item.ts'
import { type Cell, shown } from './cell.ts'
import { notUnderstood, type Reading, understood } from './reading.ts'

/** A column of free text; numbers and dates are taken as they are shown. */
export function readText(cell: Cell): Reading<string> {
  if (cell.kind === 'formula') {
    return notUnderstood(
      'a formula, which is not worked out here',
      'Write the text itself; it may not begin with “=” in a spreadsheet.',
    )
  }
  if (cell.kind === 'error') return notUnderstood('an error of the spreadsheet', 'Write the text itself.')
  return understood(plainText(shown(cell)))
}

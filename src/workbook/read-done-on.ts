import type { Day } from '../core/day.ts'
import type { Cell } from './cell.ts'
import { readDay } from './read-day.ts'
import type { Reading } from './reading.ts'

/** P2: the day an action was done. “Complete” says that it is done but not when, so it marks nothing as done. */
export function readDoneOn(cell: Cell): Reading<Day> {
  const reading = readDay(cell)
  if (reading.understood) return reading
  const saysDone = cell.kind === 'boolean' || (cell.kind === 'text' && doneWords.test(cell.text.trim()))
  if (!saysDone) return { ...reading, write: `${reading.write} Leave it blank while the action is not done.` }
  return {
    understood: false,
    is: 'a state, not the day it was done',
    write: 'Write the day it was done as day/month/year, or leave this cell blank if it is not done.',
  }
}

const doneWords =
  /^(y|yes|no|n|complete|completed|done|finished|closed|not (done|complete|started)|in progress|ongoing|100 ?%|x|✓|✔)\.?$/i

import { type Day, inWords } from '../day.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import type { Due, DueState } from './due.ts'
import { originOf } from './timetable-on.ts'

const states: Readonly<Record<DueState, string>> = {
  ahead: 'Ahead',
  'asked-for': 'Asked for',
  due: 'Due today',
  overdue: 'Overdue',
  met: 'Met',
  missed: 'Missed',
  withdrawn: 'Withdrawn',
}

/** How a milestone stands, in words: “Due today”, “Withdrawn since 21 December 2021”. */
export function sayState({ milestone, state }: Due, dated: CycleGuidance, on: Day): string {
  if (state === 'withdrawn') return `${states.withdrawn} since ${inWords(originOf(milestone, dated, on).since)}`
  if (milestone === 'final-review' && state === 'asked-for') return 'Under way'
  // T1 is a service to those who know early; nobody has failed who did not use it.
  if (milestone === 'early-warning' && state === 'missed') return 'Passed'
  return states[state]
}

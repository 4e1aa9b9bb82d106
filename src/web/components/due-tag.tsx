import type { CycleGuidance } from '../../core/guidance/guidance.ts'
import type { Due, DueState } from '../../core/timetable/due.ts'
import { sayState } from '../../core/timetable/due-words.ts'
import { useHere } from '../nhsuk/here.ts'
import { StatusTag, type Tone } from './status-tag.tsx'

const tones: Readonly<Record<DueState, Tone>> = {
  ahead: 'neutral',
  'asked-for': 'underway',
  due: 'attention',
  overdue: 'bad',
  met: 'good',
  missed: 'neutral',
  withdrawn: 'neutral',
}

/** How a step of the timetable stands, in words. */
export function DueTag({ due, dated }: { readonly due: Due; readonly dated: CycleGuidance }) {
  const { today } = useHere()
  return <StatusTag name={sayState(due, dated, today)} tone={tones[due.state]} />
}

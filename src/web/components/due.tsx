import type { CasefileView } from '../../casework/questions.ts'
import { timetableOf } from '../../casework/timetable/calendar.ts'
import { formatDate } from '../../core/day.ts'
import { describeReminder } from '../../core/emails/reminder-recipients.ts'
import type { CycleGuidance } from '../../core/guidance/guidance.ts'
import { type Due, type DueState, dueStateText } from '../../core/timetable/due.ts'
import { useHere } from '../nhsuk/here.ts'
import { DayText } from './day-text.tsx'
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

/** The state of a milestone as a tag: “Overdue”. */
export function DueTag({ due, dated }: { readonly due: Due; readonly dated: CycleGuidance }) {
  const { today } = useHere()
  return <StatusTag name={dueStateText(due, dated, today)} tone={tones[due.state]} />
}

/** The next planned email in one line: when, what and to whom; nothing where none is planned. */
export function NextEmail({
  shown: { casefile, dated },
}: {
  readonly shown: Pick<CasefileView, 'casefile' | 'dated'>
}) {
  const { today } = useHere()
  const [next] = timetableOf(casefile, dated, today).plannedReminders
  if (next === undefined) return null
  const { what, toWhom } = describeReminder(next)
  return (
    <p>
      Next email, if we do not hear from you: <DayText day={next.from} />. {what} {formatDate(next.dueDate)}. To:{' '}
      {toWhom}.
    </p>
  )
}

import type { CycleHome } from '../../../casework/organisations/organisation-home.ts'
import { timetableOf } from '../../../casework/timetable/calendar.ts'
import { formatDate } from '../../../core/day.ts'
import { describeReminder } from '../../../core/emails/reminder-recipients.ts'
import {
  type CycleGuidance,
  type Guidance,
  guidanceOn,
  isInImprovementProcess,
} from '../../../core/guidance/guidance.ts'
import { type Due, isOpen, nextFirst } from '../../../core/timetable/due.ts'
import { ifMissedOn, milestones } from '../../../core/timetable/milestones.ts'
import type { PlannedReminder } from '../../../core/timetable/reminders-due.ts'
import { bindsNames, originOf } from '../../../core/timetable/timetable.ts'
import { DataTable } from '../../components/data-table.tsx'
import { DayText } from '../../components/day-text.tsx'
import { DueTag } from '../../components/due.tsx'
import { useHere } from '../../nhsuk/here.ts'
import { SummaryList } from '../../nhsuk/summary-list.tsx'

type YourDatesProps = { readonly shown: Pick<CycleHome, 'casefile' | 'dated'> }

/** The dates that bind the organisation, next one first, each with its state; then the next emails. */
export function YourDates({ shown: { casefile, dated } }: YourDatesProps) {
  const { today } = useHere()
  const guidance = guidanceOn(dated, today)
  if (dated === null || guidance === null) return null
  const { dues, plannedReminders: planned } = timetableOf(casefile, dated, today)
  const isDated = isInImprovementProcess(casefile.organisation, guidance)
  return (
    <>
      <h3 class="nhsuk-heading-s">Your dates</h3>
      {dues.length > 0 && (
        <SummaryList
          rows={nextFirst(dues).map((due) => ({
            key: milestones[due.milestone].title,
            value: <DueText due={due} dated={dated} guidance={guidance} />,
          }))}
        />
      )}
      {!isDated && <p>Updates are welcome at any time. No date is set for them.</p>}
      <NextEmails planned={planned} />
      <p>
        <a href={`/timetable/${casefile.cycle}`}>{`The whole timetable of ${casefile.cycle}`}</a>
      </p>
    </>
  )
}

type DueTextProps = { readonly due: Due; readonly dated: CycleGuidance; readonly guidance: Guidance }

/** One date: the day, its state, what follows if it is missed, whom it binds, and its source. */
function DueText({ due, dated, guidance }: DueTextProps) {
  const { today } = useHere()
  const { milestone, by } = due
  const { source } = originOf(milestone, dated, today)
  return (
    <>
      <p>
        {by !== null && (
          <>
            <DayText day={by} plain={!isOpen(due)} />{' '}
          </>
        )}
        <DueTag due={due} dated={dated} />
      </p>
      {isOpen(due) && (
        <p>
          {ifMissedLabel(milestone)}
          {ifMissedOn(milestone, guidance)}
        </p>
      )}
      <p class="nhsuk-body-s">
        {bindsNames[milestones[milestone].binds]}. <a href={`/guidance/${guidance.cycle}`}>{source}</a>
      </p>
    </>
  )
}

/** The final review is NHS Digital’s to do, so there is nothing for the organisation to miss. */
function ifMissedLabel(milestone: Due['milestone']): string {
  if (milestone === 'update') return ''
  return milestone === 'final-review' ? 'What happens: ' : 'If missed: '
}

/** The next emails, when and to whom, if the organisation sends nothing and no guidance changes. */
function NextEmails({ planned }: { readonly planned: readonly PlannedReminder[] }) {
  if (planned.length === 0) return <p>No emails are planned.</p>
  return (
    <DataTable
      caption="Next emails, if you send nothing and no guidance changes"
      captionSize="s"
      rows={planned.slice(0, mostEmailsShown)}
      empty=""
      columns={[
        { header: 'When', nowrap: true, cell: ({ from }: PlannedReminder) => <DayText day={from} /> },
        { header: 'What', cell: (reminder) => `${describeReminder(reminder).what} ${formatDate(reminder.dueDate)}` },
        { header: 'To', cell: (reminder) => describeReminder(reminder).toWhom },
      ]}
    />
  )
}

/** Later emails are likely to change before they are sent. */
const mostEmailsShown = 3

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

/** The days that bind this organisation, next one first, how each of them stands, and which email will go next. */
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
      {!isDated && <p>Updates are welcome at any time. No day is set for them.</p>}
      <NextEmails planned={planned} />
      <p>
        <a href={`/timetable/${casefile.cycle}`}>{`The whole timetable of ${casefile.cycle}`}</a>
      </p>
    </>
  )
}

type DueTextProps = { readonly due: Due; readonly dated: CycleGuidance; readonly guidance: Guidance }

/** One of an organisation’s dates: the day, how it stands, whom it binds, what follows if it is missed, and its sentence. */
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
          {milestone !== 'update' && 'If missed: '}
          {ifMissedOn(milestone, guidance)}
        </p>
      )}
      <p class="nhsuk-body-s">
        {bindsNames[milestones[milestone].binds]}. <a href={`/guidance/${guidance.cycle}`}>{source}</a>
      </p>
    </>
  )
}

/** Which emails will go, when and to whom, if nothing is heard and no guidance changes. */
function NextEmails({ planned }: { readonly planned: readonly PlannedReminder[] }) {
  if (planned.length === 0) return <p>No email will go unless something happens first.</p>
  return (
    <DataTable
      caption="Which emails go next, if nothing is heard and no guidance changes"
      captionSize="s"
      rows={planned.slice(0, most)}
      empty=""
      columns={[
        { header: 'When', nowrap: true, cell: ({ from }: PlannedReminder) => <DayText day={from} /> },
        { header: 'What', cell: (ask) => `${describeReminder(ask).what} ${formatDate(ask.dueDate)}` },
        { header: 'To whom', cell: (ask) => describeReminder(ask).toWhom },
      ]}
    />
  )
}

/** Further off, what happens in between will have changed them. */
const most = 3

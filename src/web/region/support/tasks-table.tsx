import { type RegionalRole, roleNames } from '../../../core/actor.ts'
import type { Day } from '../../../core/day.ts'
import { openRegionRequests, type RegionTask, regionTasks } from '../../../core/regions/region-tasks.ts'
import { timetableStateOf } from '../../../core/timetable/timetable-state.ts'
import { DayText } from '../../components/day-text.tsx'
import type { ListColumn } from '../../components/list-table.tsx'
import { Lines } from '../../components/text.tsx'
import type { CasefileContext } from '../../organisation/casefile-context.ts'

/** The columns of a list of tasks of a region. */
export const taskColumns: readonly ListColumn<RegionTask>[] = [
  {
    header: 'Task',
    value: ({ what }) => what,
    show: ({ what, reason }) => (
      <>
        {what}.
        {reason !== '' && (
          <>
            <br />
            <span class="nhsuk-u-font-weight-normal">
              Reason: <Lines text={reason} />
            </span>
          </>
        )}
      </>
    ),
  },
  { header: 'Rule', value: ({ rule }) => rule, fileOnly: true },
  { header: 'Reason', value: ({ reason }) => reason, fileOnly: true },
  { header: 'For', value: ({ role }) => roleShort[role] },
  { header: 'Asked on', value: ({ since }) => since, show: ({ since }) => <DayText day={since} /> },
  {
    header: 'Latest day',
    value: ({ by }) => by,
    show: ({ by }) => (by === null ? 'No day is set' : <DayText day={by} />),
  },
]

const roleShort: Readonly<Record<RegionalRole, string>> = {
  'rdt-team': 'RDT team',
  'regional-security-lead': roleNames['regional-security-lead'],
}

/** The tasks of the region about one organisation today. */
export function tasksAbout({ casefile, dated }: CasefileContext, today: Day): readonly RegionTask[] {
  return regionTasks({
    timetable: { organisation: casefile.organisation, timetableState: timetableStateOf(casefile) },
    dated,
    today,
    requests: openRegionRequests(casefile),
    support: casefile.support,
  })
}

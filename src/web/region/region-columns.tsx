import type { ListedCasefile, SupportEvent, WarningEvent } from '../../casework/regions/region-lists.ts'
import type { RegionListTask } from '../../casework/regions/region-tasks.ts'
import type { Exemplar } from '../../casework/regions/regions.ts'
import { stageNames } from '../../core/casefile/casefile.ts'
import { type Day, formatDate } from '../../core/day.ts'
import { statusNameOn } from '../../core/guidance/status-names.ts'
import type { Due } from '../../core/timetable/due.ts'
import { milestones } from '../../core/timetable/milestones.ts'
import { DayText } from '../components/day-text.tsx'
import type { ListColumn } from '../components/list-table.tsx'
import { CasefileStatus } from '../components/status-tag.tsx'
import { Lines } from '../components/text.tsx'
import { kindNames } from './support/support-fields.ts'
import { directedTo } from './support/support-recorded.tsx'
import { taskColumns as columnsOfTask } from './support/tasks-table.tsx'

type Named = Pick<ListedCasefile, 'code' | 'name' | 'cycle'>

/** The first columns of each list: the organisation, with a link to the page where the region records what it did. */
const named: readonly ListColumn<Named>[] = [
  {
    header: 'Organisation',
    value: ({ name }) => name,
    show: ({ code, name, cycle }) => <a href={`/organisations/${code}/${cycle}/support`}>{`${name} (${code})`}</a>,
  },
  { header: 'Code', value: ({ code }) => code, fileOnly: true },
  { header: 'Toolkit year', value: ({ cycle }) => cycle, nowrap: true },
]

export const taskColumns: readonly ListColumn<RegionListTask>[] = [
  ...named,
  ...columnsOfTask,
  {
    header: 'Done so far',
    value: ({ done }) => done.map(({ event }) => `${kindNames[event.kind]} ${event.happenedOn}`).join('; '),
    show: ({ code, cycle, done }) =>
      done.length === 0 ? (
        <a href={`/organisations/${code}/${cycle}/support#record`}>
          Record what you did<span class="nhsuk-u-visually-hidden"> for {code}</span>
        </a>
      ) : (
        done.map(({ event }) => `${kindNames[event.kind]} on ${formatDate(event.happenedOn)}`).join('; ')
      ),
  },
]

export const warningColumns: readonly ListColumn<WarningEvent>[] = [
  ...named,
  dayColumn('Warned on', ({ on }) => on),
  { header: 'By', value: ({ by }) => by },
  { header: 'Will not be met', value: ({ event }) => event.evidence.join(', ') },
  { header: 'Notes', value: ({ event }) => event.text, show: ({ event }) => <Lines text={event.text} /> },
]

/** T2: the Trusts that sent no plan. */
export function withoutPlanColumns(today: Day): readonly ListColumn<ListedCasefile>[] {
  return [
    ...named,
    statusColumn(today),
    dayColumn('Plan due by', ({ late }) => late.find(({ milestone }) => milestone === 'plan')?.by ?? null),
    dayColumn('Region asked on', (row) => requestedOn(row)),
  ]
}

export function lateColumns(today: Day): readonly ListColumn<ListedCasefile>[] {
  return [
    ...named,
    statusColumn(today),
    { header: 'Not received', value: ({ late }) => late.map(dueText).join('; ') },
    dayColumn('Last contact', ({ lastContactOn }) => lastContactOn),
  ]
}

/** T7: the Trusts closed as not met. */
export function closedColumns(today: Day): readonly ListColumn<ListedCasefile>[] {
  return [...named, statusColumn(today), dayColumn('Closed on', ({ closedUnmetOn }) => closedUnmetOn)]
}

export function casefileColumns(today: Day): readonly ListColumn<ListedCasefile>[] {
  return [
    ...named,
    statusColumn(today),
    { header: 'Stage', value: ({ stage }) => stageNames[stage] },
    dayColumn('Since', ({ stageSince }) => stageSince),
    { header: 'Items not done', value: itemsNotDone, numeric: true },
    { header: 'Next due', value: ({ next }) => (next === null ? 'Nothing' : dueText(next)) },
  ]
}

/** How many items of the plan last sent are not done. */
function itemsNotDone({ outstanding, lastContactOn }: ListedCasefile): number | string {
  return lastContactOn === null ? 'No plan sent' : outstanding
}

export const supportColumns: readonly ListColumn<SupportEvent>[] = [
  ...named,
  dayColumn('Happened on', ({ event }) => event.happenedOn),
  { header: 'What', value: ({ event }) => kindNames[event.kind] },
  { header: 'Notes', value: ({ event }) => event.text, show: ({ event }) => <Lines text={event.text} /> },
  { header: 'Directed to', value: ({ event }) => directedTo(event) },
  { header: 'By', value: ({ by }) => by },
]

export const exemplarColumns: readonly ListColumn<Exemplar>[] = [
  { header: 'Evidence item', value: ({ evidence }) => evidence, nowrap: true },
  { header: 'Organisation', value: ({ name, code }) => `${name} (${code})` },
  { header: 'Toolkit year', value: ({ cycle }) => cycle, nowrap: true },
  dayColumn('Agreed on', ({ agreedOn }) => agreedOn),
]

function statusColumn(today: Day): ListColumn<ListedCasefile> {
  return {
    header: 'Status',
    value: ({ status }) => statusNameOn(status, today),
    show: ({ status }) => <CasefileStatus status={status} on={today} />,
  }
}

function dayColumn<Row>(header: string, day: (row: Row) => Day | null): ListColumn<Row> {
  return {
    header,
    value: day,
    show: (row) => {
      const on = day(row)
      return on === null ? 'Not yet' : <DayText day={on} plain />
    },
  }
}

function dueText({ milestone, by }: Due): string {
  const { title } = milestones[milestone]
  return by === null ? title : `${title} ${formatDate(by)}`
}

function requestedOn({ timetableState }: ListedCasefile): Day | null {
  return (
    timetableState?.reminders.findLast(({ milestone, step }) => milestone === 'plan' && step === 'region')?.on ?? null
  )
}

import { type Stage, stageNames } from '../../../core/casefile/casefile.ts'
import { type Day, daysBetween, formatDateShort } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { regionNames, shortTypeNames } from '../../../core/organisation.ts'
import type { QueueColumn, QueueRow } from '../../../core/reviews/review-queue.ts'
import { pluralise } from '../../../core/sentences.ts'
import type { Column } from '../../components/data-table.tsx'
import { CasefileStatus, StatusTag, type Tone } from '../../components/status-tag.tsx'
import { type QueueQuery, queueAddress } from './queue-query.ts'

/** The columns of the queue; each header is a link that sorts by it. */
export function queueColumnsFor(query: QueueQuery, today: Day): readonly Column<QueueRow>[] {
  const { cycle } = query.filter
  const sorted = (by: QueueColumn) => ({ sort: sortBy(by, query) })
  return [
    { header: 'Organisation', cell: (row) => linkedName(row, cycle), ...sorted('organisation') },
    { header: 'Type', cell: ({ type }) => shortTypeNames[type], ...sorted('type') },
    { header: 'Region', cell: ({ region }) => (region === null ? 'None' : regionNames[region]), ...sorted('region') },
    { header: 'Status', cell: ({ status }) => <CasefileStatus status={status} on={today} />, ...sorted('status') },
    { header: 'Stage', cell: ({ stage }) => <StatusTag {...stageTag(stage)} />, ...sorted('stage') },
    { header: 'Stage since', cell: ({ since }) => sinceText(since, today), nowrap: true, ...sorted('since') },
    { header: 'Items left', cell: leftOf, nowrap: true, ...sorted('outstanding') },
    { header: 'Latest date', cell: ({ latestCompletion: on }) => dayOrNone(on), nowrap: true, ...sorted('latest') },
    { header: 'Must fix', cell: ({ findings }) => findings, numeric: true, ...sorted('findings') },
    { header: 'Last update', cell: ({ lastUpdateOn: on }) => dayOrNone(on), nowrap: true, ...sorted('update') },
  ]
}

const tones: Readonly<Record<Stage, Tone>> = {
  'not-published': 'neutral',
  'no-plan-needed': 'neutral',
  'writing-plan': 'neutral',
  'awaiting-review': 'attention',
  'with-sro': 'underway',
  returned: 'neutral',
  delivering: 'underway',
  'awaiting-confirmation': 'attention',
  finished: 'good',
}

function stageTag(stage: Stage) {
  return { name: stageNames[stage], tone: tones[stage] }
}

/** The link that sorts by this column: ascending, or descending if it is already sorted so. */
function sortBy(by: QueueColumn, { filter, order }: QueueQuery): Column<QueueRow>['sort'] {
  const isSorted = order.by === by
  const descending = isSorted && !order.descending
  return {
    now: isSorted ? (order.descending ? 'descending' : 'ascending') : 'none',
    href: queueAddress({ filter, order: { by, descending }, page: 1 }),
  }
}

function linkedName({ name, code }: QueueRow, cycle: CycleName) {
  return (
    <>
      <a href={`/reviews/${code}/${cycle}`}>{name}</a> {code}
    </>
  )
}

function leftOf({ items, outstanding }: QueueRow): string {
  return items === 0 ? 'No plan' : `${outstanding} of ${items}`
}

function sinceText(since: Day | null, today: Day) {
  if (since === null) return 'Not yet'
  return (
    <>
      {formatDateShort(since)} <br />({pluralise(daysBetween(since, today), 'day')})
    </>
  )
}

function dayOrNone(day: Day | null): string {
  return day === null ? 'None' : formatDateShort(day)
}

import { reviewQueue, wholeReviewQueue } from '../../../casework/reviews/review-queue.ts'
import { stageNames } from '../../../core/casefile/casefile.ts'
import { type Day, daysBetween } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { statusNameOn } from '../../../core/guidance/status-names.ts'
import { regionNames, typeNames } from '../../../core/organisation.ts'
import type { QueueRow } from '../../../core/reviews/review-queue.ts'
import type { TableInBatches } from '../../../core/table.ts'
import { type Answer, notFound, show, showAgain } from '../../../http/answer.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { Layout } from '../../layout.tsx'
import { Heading } from '../../nhsuk/heading.tsx'
import { requestedFormat, tableFile, tableInBatches } from '../../table-file.ts'
import { QueueList } from './queue-list.tsx'
import { readQueueQuery } from './queue-query.ts'

const queueTitle = 'Reviews'

/** Every casefile of a toolkit year, those waiting for a reviewer first; `?format=` gives the whole filtered list as a file. */
export async function queuePage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, query, today } = request
  const read = readQueueQuery(query, today)
  if (!read.ok) return showAgain(<InvalidAddress request={request} problems={read.problems} />, 400)
  const { filter, order, page } = read.query
  const format = requestedFormat(query)
  if (format !== null) {
    const rows = await wholeReviewQueue(casework, viewer, filter, order)
    return rows === null
      ? notFound
      : tableFile(queueTable(rows, filter.cycle, today), `Reviews ${filter.cycle} ${today}`, format)
  }
  const queue = await reviewQueue(casework, viewer, filter, order, page)
  return queue === null ? notFound : show(<QueueList viewer={viewer} today={today} query={read.query} queue={queue} />)
}

type InvalidAddressProps = {
  readonly request: SignedInRequest
  readonly problems: readonly { readonly text: string }[]
}

/** For an address that was typed or changed by hand: each problem, and a link to the whole list. */
function InvalidAddress({ request, problems }: InvalidAddressProps) {
  return (
    <Layout
      viewer={request.viewer}
      title={queueTitle}
      wide
      errors={problems.map(({ text }) => ({ field: null, text }))}
    >
      <Heading size="l">{queueTitle}</Heading>
      <p>The address of this list is not valid, so nothing is shown.</p>
      <p>
        <a href="/reviews">Go to the whole list</a>
      </p>
    </Layout>
  )
}

/** The queue as a list to download. Days are yyyy-mm-dd. */
function queueTable(rows: AsyncIterable<readonly QueueRow[]>, cycle: CycleName, today: Day): TableInBatches {
  return tableInBatches(headings, rows, (row) => [
    row.code,
    row.name,
    typeNames[row.type],
    row.region === null ? null : regionNames[row.region],
    cycle,
    statusNameOn(row.status, today),
    stageNames[row.stage],
    row.since,
    row.since === null ? null : daysBetween(row.since, today),
    row.items,
    row.outstanding,
    row.latestCompletion,
    row.findings,
    row.lastUpdateOn,
  ])
}

const headings = [
  'Code',
  'Organisation',
  'Type',
  'Region',
  'Toolkit year',
  'Status',
  'Stage',
  'Stage since',
  'Days',
  'Items',
  'Outstanding',
  'Latest completion date',
  'Must fix',
  'Last update',
]

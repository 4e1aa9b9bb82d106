import { reviewQueue, wholeReviewQueue } from '../../../casework/reviews.ts'
import { type Answer, notFound, show, showAgain } from '../../answer.ts'
import { Frame } from '../../frame.tsx'
import { Heading } from '../../nhsuk/heading.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { formatAsked, tableFile } from '../../table-file.ts'
import { QueueList } from './queue-list.tsx'
import { readQueueQuery } from './queue-query.ts'
import { queueTable } from './queue-table.ts'

export const queueTitle = 'Reviews'

/** Every casefile of a cycle, what awaits a reviewer first; `?format=` gives the whole filtered list as a file. */
export async function queuePage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, query: asked, today } = request
  const read = readQueueQuery(asked, today)
  if (!read.ok) return showAgain(<NotUnderstood request={request} problems={read.problems} />, 400)
  const { filter, order, page } = read.query
  const format = formatAsked(asked)
  if (format !== null) {
    const rows = await wholeReviewQueue(casework, viewer, filter, order)
    return rows === null
      ? notFound
      : tableFile(queueTable(rows, filter.cycle, today), `Reviews ${filter.cycle} ${today}`, format)
  }
  const queue = await reviewQueue(casework, viewer, filter, order, page)
  return queue === null ? notFound : show(<QueueList viewer={viewer} today={today} query={read.query} queue={queue} />)
}

type NotUnderstoodProps = {
  readonly request: SignedInRequest
  readonly problems: readonly { readonly text: string }[]
}

/** The address was typed or changed by hand: each problem in words, and the way back. */
function NotUnderstood({ request, problems }: NotUnderstoodProps) {
  return (
    <Frame viewer={request.viewer} title={queueTitle} wide errors={problems.map(({ text }) => ({ field: null, text }))}>
      <Heading size="l">{queueTitle}</Heading>
      <p>The address of this list asks for something that is not there, so nothing is shown.</p>
      <p>
        <a href="/reviews">Go to the whole list</a>
      </p>
    </Frame>
  )
}

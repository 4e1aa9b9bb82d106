import { queuePageLength } from '../src/casework/reviews/review-queue.ts'
import { serviceScope } from '../src/casework/scope.ts'
import type { Actor } from '../src/core/actor.ts'
import { day } from '../src/core/day.ts'
import type { Database } from '../src/store/database/database.ts'
import { queuePage } from '../src/store/reviews/review-queue.ts'
import { Here } from '../src/web/nhsuk/here.ts'
import { renderPage } from '../src/web/nhsuk/page.tsx'
import { QueueList } from '../src/web/review/queue/queue-list.tsx'
import type { QueueQuery } from '../src/web/review/queue/queue-query.ts'
import { measure, type Times } from './measure.ts'

const today = day('2021-07-15')
const query: QueueQuery = {
  filter: { cycle: '2020-21', search: '', type: null, region: null, status: null, stage: null },
  order: { by: 'since', descending: false },
  page: 1,
}
const viewer: Actor = {
  id: 'rita',
  name: 'Rita Reviewer',
  email: 'rita@demo.example',
  appointments: [{ role: 'reviewer' }],
}

/** The two halves of the page measured separately, in this process: its database queries, and writing its HTML. */
export async function queueAlone(
  database: Database,
  plans: number,
): Promise<{ readonly sql: Times; readonly rendering: Times }> {
  const page = { limit: queuePageLength, offset: 0 }
  const readQueue = () => database.inTransaction(serviceScope, (tx) => queuePage(tx, query.filter, query.order, page))
  const found = await readQueue()
  const queue = { ...found, found: plans, pages: Math.ceil(plans / queuePageLength) }
  const here = { csrf: 'token', path: '/reviews', today, demo: true }
  const list = <QueueList viewer={viewer} today={today} query={query} queue={queue} />
  const write = () => renderPage(<Here.Provider value={here}>{list}</Here.Provider>)
  return { sql: await measure(50, 300, readQueue), rendering: await measure(50, 300, write) }
}

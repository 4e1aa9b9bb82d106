import { forViewer, type Route } from '../page-request.ts'
import { queuePage } from './queue/queue-page.tsx'

export const reviewRoutes: readonly Route[] = [
  { method: 'GET', path: '/reviews', permission: 'see-review-queue', page: forViewer(queuePage) },
]

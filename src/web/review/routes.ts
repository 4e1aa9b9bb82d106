import { forViewer, type Route } from '../page-request.ts'
import { decideReview } from './plan/decide-review.tsx'
import { decidedPage } from './plan/decided-page.tsx'
import { reviewRoute } from './plan/opened-review.ts'
import { reviewPage } from './plan/review-page.tsx'
import { queuePage } from './queue/queue-page.tsx'

/** For reviewers, and to be read by auditors. */
export const reviewRoutes: readonly Route[] = [
  { method: 'GET', path: '/reviews', permission: 'see-review-queue', page: forViewer(queuePage) },
  reviewRoute('GET', '', 'see-review-queue', reviewPage),
  reviewRoute('POST', '', 'review-plan', decideReview),
  reviewRoute('GET', '/decided', 'see-review-queue', decidedPage),
]

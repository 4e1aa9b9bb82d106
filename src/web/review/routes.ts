import { forViewer, type Route } from '../page-request.ts'
import { correctionPage, correctStatus } from './correction/correction-page.tsx'
import { decideLatePlan } from './late/decide-late-plan.tsx'
import { latePlanPage } from './late/late-plan-page.tsx'
import { latePlansPage } from './late/late-plans-page.tsx'
import { latePlanRoute } from './late/opened-late-plan.ts'
import { decideReview } from './plan/decide-review.tsx'
import { decidedPage } from './plan/decided-page.tsx'
import { reviewRoute } from './plan/opened-review.ts'
import { reviewPage } from './plan/review-page.tsx'
import { queuePage } from './queue/queue-page.tsx'

/** For reviewers, to be read by auditors; and late plans for the SRO. */
export const reviewRoutes: readonly Route[] = [
  { method: 'GET', path: '/reviews', permission: 'see-review-queue', page: forViewer(queuePage) },
  reviewRoute('GET', '', 'see-review-queue', reviewPage),
  reviewRoute('POST', '', 'review-plan', decideReview),
  reviewRoute('GET', '/decided', 'see-review-queue', decidedPage),
  reviewRoute('GET', '/correction', 'correct-status', correctionPage),
  reviewRoute('POST', '/correction', 'correct-status', correctStatus),
  { method: 'GET', path: '/exceptions', permission: 'decide-late-plan', page: forViewer(latePlansPage) },
  latePlanRoute('GET', latePlanPage),
  latePlanRoute('POST', decideLatePlan),
]

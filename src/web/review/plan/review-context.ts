import type { CasefileView } from '../../../casework/questions.ts'
import { type PlanUnderReview, planUnderReview } from '../../../casework/reviews/plan-under-review.ts'
import type { Permission } from '../../../core/permissions.ts'
import { type PlanReview, planReview, type ReviewActions, reviewActions } from '../../../core/reviews/plan-review.ts'
import { type Answer, notFound } from '../../../http/answer.ts'
import { contextOf, type Route, type SignedInRequest } from '../../../http/page-request.ts'
import { ofCasefile } from '../../organisation/casefile-context.ts'

/** What the pages of the review of one casefile need. */
export type ReviewContext = PlanUnderReview & {
  /** `/reviews/RXX/2020-21` */
  readonly address: string
  /** null if no plan was sent. */
  readonly review: PlanReview | null
  /** What this viewer can do with it now; nothing for an auditor. */
  readonly action: ReviewActions
  readonly may: (permission: Permission) => boolean
}

type ReviewPage = (request: SignedInRequest, context: ReviewContext) => Promise<Answer>

/** A route for a page of one review; `path` is below the review's address. */
export function reviewRoute(
  method: Route['method'],
  path: '' | `/${string}`,
  permission: Permission,
  page: ReviewPage,
): Route {
  return {
    method,
    path: `/reviews/:code/:cycle${path}`,
    permission,
    page: ofCasefile(async (request, casefile) => {
      const context = await reviewIn(request, casefile)
      return context === null ? notFound : page(request, context)
    }),
  }
}

/** The review of a casefile; null if this viewer may not see the review queue. */
export async function reviewIn(
  { casework, viewer, today }: SignedInRequest,
  view: CasefileView,
): Promise<ReviewContext | null> {
  const plan = await planUnderReview(casework, viewer, view)
  if (plan === null) return null
  const { may, casefileKey } = contextOf(viewer, view)
  return {
    ...plan,
    address: `/reviews/${casefileKey.organisation.code}/${casefileKey.cycle}`,
    review: planReview(plan.casefile, plan.events, plan.dated, today),
    action: may('review-plan') ? reviewActions(plan.casefile, viewer.id) : 'nothing',
    may,
  }
}

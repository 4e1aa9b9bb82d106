import { findCasefile } from '../../../casework/questions.ts'
import { type PlanUnderReview, planUnderReview } from '../../../casework/reviews/plan-under-review.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import type { Organisation } from '../../../core/organisation.ts'
import { may, organisationScope, type Permission } from '../../../core/permissions.ts'
import { type PlanReview, planReview, type ReviewActions, reviewActions } from '../../../core/reviews/plan-review.ts'
import { type Answer, notFound } from '../../../http/answer.ts'
import { forViewer, type Route, type SignedInRequest } from '../../../http/page-request.ts'
import { withReturnDay } from '../../components/day-text.tsx'

/** What the pages of the review of one casefile need. */
export type ReviewContext = PlanUnderReview & {
  readonly casefileKey: { readonly organisation: Organisation; readonly cycle: CycleName }
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
    page: forViewer(async (request) => {
      const context = await findReview(request)
      return context === null ? notFound : withReturnDay(await page(request, context), context.today)
    }),
  }
}

/** The review as it is now; null if there is no such casefile, or this viewer may not review it. */
export async function findReview({ casework, viewer, params, today }: SignedInRequest): Promise<ReviewContext | null> {
  const casefileKey = await findCasefile(casework, params.code ?? '', params.cycle ?? '')
  const view = casefileKey === null ? null : await planUnderReview(casework, viewer, casefileKey)
  if (casefileKey === null || view === null) return null
  const { code } = casefileKey.organisation
  const scope = organisationScope(casefileKey.organisation, today)
  const mayDo = (permission: Permission) => may(viewer, permission, scope)
  return {
    ...view,
    casefileKey,
    address: `/reviews/${code}/${casefileKey.cycle}`,
    review: planReview(view.casefile, view.events, view.dated, today),
    action: mayDo('review-plan') ? reviewActions(view.casefile, viewer.id) : 'nothing',
    may: mayDo,
  }
}

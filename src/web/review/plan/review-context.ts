import { findCasefile } from '../../../casework/questions.ts'
import { type PlanUnderReview, planUnderReview } from '../../../casework/reviews/plan-under-review.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import type { Organisation } from '../../../core/organisation.ts'
import { may, organisationScope, type Permission } from '../../../core/permissions.ts'
import { type PlanReview, planReview, type ReviewActions, reviewActions } from '../../../core/reviews/plan-review.ts'
import { type Answer, notFound } from '../../../http/answer.ts'
import { forViewer, type Route, type SignedInRequest } from '../../../http/page-request.ts'
import { withReturnDay } from '../../components/day-text.tsx'

/** A casefile as the pages of its review are given it. */
export type ReviewContext = PlanUnderReview & {
  readonly place: { readonly organisation: Organisation; readonly cycle: CycleName }
  /** `/reviews/RXX/2020-21` */
  readonly address: string
  /** null where nothing was sent. */
  readonly review: PlanReview | null
  /** What this viewer can do with it now; nothing for an auditor. */
  readonly open: ReviewActions
  readonly may: (permission: Permission) => boolean
}

type ReviewPage = (request: SignedInRequest, opened: ReviewContext) => Promise<Answer>

/** One line of the site map for a page of one review; `path` lies below the review's address. */
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
      const opened = await findReview(request)
      return opened === null ? notFound : withReturnDay(await page(request, opened), opened.today)
    }),
  }
}

/** The review as it stands now; null where there is no such casefile for this viewer. */
export async function findReview({ casework, viewer, params, today }: SignedInRequest): Promise<ReviewContext | null> {
  const place = await findCasefile(casework, params.code ?? '', params.cycle ?? '')
  const view = place === null ? null : await planUnderReview(casework, viewer, place)
  if (place === null || view === null) return null
  const { code } = place.organisation
  const subject = organisationScope(place.organisation, today)
  const mayDo = (permission: Permission) => may(viewer, permission, subject)
  return {
    ...view,
    place,
    address: `/reviews/${code}/${place.cycle}`,
    review: planReview(view.casefile, view.events, view.dated, today),
    open: mayDo('review-plan') ? reviewActions(view.casefile, viewer.id) : 'nothing',
    may: mayDo,
  }
}

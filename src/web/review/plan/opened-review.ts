import { type PlanUnderReview, planUnderReview } from '../../../casework/plan-under-review.ts'
import { placeOf } from '../../../casework/questions.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import type { Organisation } from '../../../core/organisation.ts'
import { may, organisationAsSubject, type Permission } from '../../../core/permissions.ts'
import { type OpenToReview, openToReview } from '../../../core/review/open-to-review.ts'
import { type PlanReview, planReview } from '../../../core/review/plan-review.ts'
import { type Answer, notFound } from '../../answer.ts'
import { forViewer, type Route, type SignedInRequest } from '../../page-request.ts'
import { withReturnDay } from '../../with-return-day.tsx'

/** A casefile as the pages of its review are given it. */
export type OpenedReview = PlanUnderReview & {
  readonly place: { readonly organisation: Organisation; readonly cycle: CycleName }
  /** `/reviews/RXX/2020-21` */
  readonly address: string
  /** null where nothing was sent. */
  readonly review: PlanReview | null
  /** What this viewer can do with it now; nothing for an auditor. */
  readonly open: OpenToReview
  readonly may: (permission: Permission) => boolean
}

export type ReviewPage = (request: SignedInRequest, opened: OpenedReview) => Promise<Answer>

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
      const opened = await openReview(request)
      return opened === null ? notFound : withReturnDay(await page(request, opened), opened.today)
    }),
  }
}

/** The review as it stands now; null where there is no such casefile for this viewer. */
export async function openReview({ casework, viewer, params, today }: SignedInRequest): Promise<OpenedReview | null> {
  const place = await placeOf(casework, params.code ?? '', params.cycle ?? '')
  const view = place === null ? null : await planUnderReview(casework, viewer, place)
  if (place === null || view === null) return null
  const { code } = place.organisation
  const subject = organisationAsSubject(place.organisation, today)
  const mayDo = (permission: Permission) => may(viewer, permission, subject)
  return {
    ...view,
    place,
    address: `/reviews/${code}/${place.cycle}`,
    review: planReview(view.casefile, view.events, view.dated, today),
    open: mayDo('review-plan') ? openToReview(view.casefile, viewer.id) : 'nothing',
    may: mayDo,
  }
}

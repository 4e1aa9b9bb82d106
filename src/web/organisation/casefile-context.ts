import { type CasefileView, casefileFor, findCasefile } from '../../casework/questions.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { Organisation } from '../../core/organisation.ts'
import { casefileScope, may, type Permission } from '../../core/permissions.ts'
import { type Answer, notFound } from '../../http/answer.ts'
import { forViewer, type Route, type SignedInRequest } from '../../http/page-request.ts'
import { withReturnDay } from '../components/day-text.tsx'

/** A casefile as its pages are given it: what it holds, where it lies, and what this viewer may do in it. */
export type CasefileContext = CasefileView & {
  readonly place: { readonly organisation: Organisation; readonly cycle: CycleName }
  /** The casefile’s address, that all its pages lie below: `/organisations/RXX/2020-21`. */
  readonly address: string
  readonly may: (permission: Permission) => boolean
}

type CasefilePage = (request: SignedInRequest, opened: CasefileContext) => Promise<Answer>

/** One line of the site map for a page of a casefile; `path` lies below the casefile’s address. */
export function casefileRoute(
  method: Route['method'],
  path: string,
  permission: Permission,
  page: CasefilePage,
): Route {
  return {
    method,
    path: `/organisations/:code/:cycle/${path}`,
    permission,
    page: forViewer(async (request) => {
      const opened = await findCasefileContext(request, permission)
      return opened === null ? notFound : withReturnDay(await page(request, opened), opened.today)
    }),
  }
}

/** The casefile that a request’s address names, as it stands now; null where this viewer may not do `permission` there. */
export async function findCasefileContext(
  { casework, viewer, params, today }: SignedInRequest,
  permission: Permission,
): Promise<CasefileContext | null> {
  const place = await findCasefile(casework, params.code ?? '', params.cycle ?? '')
  const view = place === null ? null : await casefileFor(casework, viewer, permission, place)
  if (place === null || view === null) return null
  const { code } = place.organisation
  const subject = casefileScope(place.organisation, today)
  return {
    ...view,
    place,
    address: `/organisations/${code}/${place.cycle}`,
    may: (asked) => may(viewer, asked, subject),
  }
}

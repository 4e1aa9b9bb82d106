import type { Permission } from '../../core/permissions.ts'
import { type Answer, notFound } from '../../http/answer.ts'
import { type CasefileContext, forViewer, type Route, type SignedInRequest } from '../../http/page-request.ts'
import { withReturnDay } from '../components/day-text.tsx'

export type { CasefileContext } from '../../http/page-request.ts'

type CasefilePage = (request: SignedInRequest, context: CasefileContext) => Promise<Answer>

/** A route for a page of a casefile; `path` is the part after the casefile’s address. */
export function casefileRoute(
  method: Route['method'],
  path: string,
  permission: Permission,
  page: CasefilePage,
): Route {
  return { method, path: `/organisations/:code/:cycle/${path}`, permission, page: ofCasefile(page) }
}

/** The page of a route whose address names a casefile, which was read when the request was let in. */
export function ofCasefile(page: CasefilePage): Route['page'] {
  return forViewer(async (request) => {
    const { casefile } = request
    return casefile === null ? notFound : withReturnDay(await page(request, casefile), casefile.today)
  })
}

import { type CasefileView, casefileFor, findCasefile } from '../../casework/questions.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { Organisation } from '../../core/organisation.ts'
import { casefileScope, may, type Permission } from '../../core/permissions.ts'
import { type Answer, notFound } from '../../http/answer.ts'
import { forViewer, type Route, type SignedInRequest } from '../../http/page-request.ts'
import { withReturnDay } from '../components/day-text.tsx'

/** What the pages of a casefile are given: its content, its address, and what the viewer may do in it. */
export type CasefileContext = CasefileView & {
  readonly casefileKey: { readonly organisation: Organisation; readonly cycle: CycleName }
  /** The address that all its pages begin with: `/organisations/RXX/2020-21`. */
  readonly address: string
  readonly may: (permission: Permission) => boolean
}

type CasefilePage = (request: SignedInRequest, context: CasefileContext) => Promise<Answer>

/** A route for a page of a casefile; `path` is the part after the casefile’s address. */
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
      const context = await findCasefileContext(request, permission)
      return context === null ? notFound : withReturnDay(await page(request, context), context.today)
    }),
  }
}

/** The casefile in the request’s address, as it is now; null where there is none or the viewer lacks `permission` in it. */
export async function findCasefileContext(
  { casework, viewer, params, today }: SignedInRequest,
  permission: Permission,
): Promise<CasefileContext | null> {
  const casefileKey = await findCasefile(casework, params.code ?? '', params.cycle ?? '')
  const view = casefileKey === null ? null : await casefileFor(casework, viewer, permission, casefileKey)
  if (casefileKey === null || view === null) return null
  const { code } = casefileKey.organisation
  const scope = casefileScope(casefileKey.organisation, today)
  return {
    ...view,
    casefileKey,
    address: `/organisations/${code}/${casefileKey.cycle}`,
    may: (each) => may(viewer, each, scope),
  }
}

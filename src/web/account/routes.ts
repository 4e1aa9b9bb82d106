import type { Answer } from '../../http/answer.ts'
import { forViewer, type Route, type SignedInRequest } from '../../http/page-request.ts'
import { accountPage } from './account-page.tsx'
import { beginApp, confirmApp, endApp, secondFactorPage } from './second-factor-page.tsx'
import { endOtherSessions, endSessionPage, sessionsPage } from './sessions-page.tsx'
import { signInRoutes } from './sign-in/routes.ts'

/** Signing in, and the account of the viewer. */
export const accountRoutes: readonly Route[] = [
  ...signInRoutes,
  route('GET', '/account', accountPage),
  route('GET', '/account/sessions', sessionsPage),
  route('POST', '/account/sessions/end', endSessionPage),
  route('POST', '/account/sessions/end-others', endOtherSessions),
  route('GET', '/account/second-factor', secondFactorPage),
  route('POST', '/account/second-factor', confirmApp),
  route('POST', '/account/second-factor/begin', beginApp),
  route('POST', '/account/second-factor/end', endApp),
]

function route(method: Route['method'], path: string, page: (request: SignedInRequest) => Promise<Answer>): Route {
  return { method, path, permission: 'see-own-account', page: forViewer(page) }
}

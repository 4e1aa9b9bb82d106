import { signedInPage, signIn, signInPage, signOut } from './account/sign-in.tsx'
import { demoPage, moveDay } from './demo/demo-page.tsx'
import { homeRoutes } from './home/routes.ts'
import { planRoutes } from './organisation/plan-routes.ts'
import { organisationRoutes } from './organisation/routes.ts'
import { oversightRoutes } from './oversight/routes.ts'
import type { Route } from './page-request.ts'
import { publicRoutes } from './public/routes.ts'
import { reviewRoutes } from './review/routes.ts'

/** The site map: method, path, who may, page. What is not here is not there. */
export const routes: readonly Route[] = [
  ...homeRoutes,
  { method: 'GET', path: '/sign-in', permission: 'see-public-pages', page: signInPage },
  { method: 'POST', path: '/sign-in', permission: 'see-public-pages', page: signIn },
  { method: 'POST', path: '/sign-out', permission: 'see-public-pages', page: signOut },
  { method: 'GET', path: '/signed-in', permission: 'see-public-pages', page: signedInPage },
  { method: 'GET', path: '/demo', permission: 'see-public-pages', page: demoPage },
  { method: 'POST', path: '/demo/day', permission: 'see-public-pages', page: moveDay },
  ...publicRoutes,
  ...organisationRoutes,
  ...planRoutes,
  ...reviewRoutes,
  ...oversightRoutes,
]

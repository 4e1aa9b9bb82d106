import { accountPage } from '../account/account-page.tsx'
import { forViewer, type Route } from '../page-request.ts'
import { homePage } from './home-page.tsx'

export const homeRoutes: readonly Route[] = [
  { method: 'GET', path: '/', permission: 'see-public-pages', page: homePage },
  { method: 'GET', path: '/account', permission: 'see-own-account', page: forViewer(accountPage) },
]

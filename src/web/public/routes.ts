import type { Route } from '../page-request.ts'
import { guidanceIndex, guidancePage } from './guidance.tsx'
import { accessibilityPage, helpPage, privacyPage } from './help.tsx'

export const publicRoutes: readonly Route[] = [
  { method: 'GET', path: '/guidance', permission: 'see-public-pages', page: guidanceIndex },
  { method: 'GET', path: '/guidance/:cycle', permission: 'see-public-pages', page: guidancePage },
  { method: 'GET', path: '/help', permission: 'see-public-pages', page: helpPage },
  { method: 'GET', path: '/accessibility-statement', permission: 'see-public-pages', page: accessibilityPage },
  { method: 'GET', path: '/privacy', permission: 'see-public-pages', page: privacyPage },
]

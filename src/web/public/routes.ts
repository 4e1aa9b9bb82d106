import type { Route } from '../page-request.ts'
import { guidanceIndex, guidancePage } from './guidance.tsx'
import { accessibilityPage, helpPage, privacyPage } from './help.tsx'
import { registerFile, registerPage } from './register.tsx'
import { registerOrganisationPage } from './register-organisation.tsx'

export const publicRoutes: readonly Route[] = [
  { method: 'GET', path: '/register', permission: 'see-public-pages', page: registerPage },
  { method: 'GET', path: '/register.csv', permission: 'see-public-pages', page: registerFile('csv') },
  { method: 'GET', path: '/register.xlsx', permission: 'see-public-pages', page: registerFile('xlsx') },
  { method: 'GET', path: '/register.json', permission: 'see-public-pages', page: registerFile('json') },
  { method: 'GET', path: '/register/:code', permission: 'see-public-pages', page: registerOrganisationPage },
  { method: 'GET', path: '/guidance', permission: 'see-public-pages', page: guidanceIndex },
  { method: 'GET', path: '/guidance/:cycle', permission: 'see-public-pages', page: guidancePage },
  { method: 'GET', path: '/help', permission: 'see-public-pages', page: helpPage },
  { method: 'GET', path: '/accessibility-statement', permission: 'see-public-pages', page: accessibilityPage },
  { method: 'GET', path: '/privacy', permission: 'see-public-pages', page: privacyPage },
]

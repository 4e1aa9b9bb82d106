import type { Route } from '../../http/page-request.ts'
import { guidanceChangePage, guidanceIndex, guidancePage } from './guidance.tsx'
import { dayPage, livePage, readyPage } from './health.ts'
import { accessibilityPage, helpPage, privacyPage } from './help.tsx'
import { registerFile, registerPage, totalsFile } from './register.tsx'
import { registerOrganisationPage } from './register-organisation.tsx'
import { timetableIndex, timetablePage } from './timetable.tsx'

/** Pages for everybody: register, guidance, timetable, help and health checks. */
export const publicRoutes: readonly Route[] = [
  { method: 'GET', path: '/register', permission: 'see-public-pages', page: registerPage },
  { method: 'GET', path: '/register.csv', permission: 'see-public-pages', page: registerFile('csv') },
  { method: 'GET', path: '/register.xlsx', permission: 'see-public-pages', page: registerFile('xlsx') },
  { method: 'GET', path: '/register.json', permission: 'see-public-pages', page: registerFile('json') },
  { method: 'GET', path: '/register/totals.csv', permission: 'see-public-pages', page: totalsFile('csv') },
  { method: 'GET', path: '/register/totals.xlsx', permission: 'see-public-pages', page: totalsFile('xlsx') },
  { method: 'GET', path: '/register/:code', permission: 'see-public-pages', page: registerOrganisationPage },
  { method: 'GET', path: '/guidance', permission: 'see-public-pages', page: guidanceIndex },
  { method: 'GET', path: '/guidance/:cycle', permission: 'see-public-pages', page: guidancePage },
  {
    method: 'GET',
    path: '/guidance/:cycle/changes/:number',
    permission: 'see-public-pages',
    page: guidanceChangePage,
  },
  { method: 'GET', path: '/timetable', permission: 'see-public-pages', page: timetableIndex },
  { method: 'GET', path: '/timetable/:cycle', permission: 'see-public-pages', page: timetablePage },
  { method: 'GET', path: '/help', permission: 'see-public-pages', page: helpPage },
  { method: 'GET', path: '/accessibility-statement', permission: 'see-public-pages', page: accessibilityPage },
  { method: 'GET', path: '/privacy', permission: 'see-public-pages', page: privacyPage },
  { method: 'GET', path: '/health/live', permission: 'see-public-pages', page: livePage },
  { method: 'GET', path: '/health/ready', permission: 'see-public-pages', page: readyPage },
  { method: 'GET', path: '/health/day', permission: 'see-public-pages', page: dayPage },
]

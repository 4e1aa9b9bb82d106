import { forViewer, type Route } from '../page-request.ts'
import { assessmentRoutes } from './assessment/assessment-routes.ts'
import { casefileAddress, organisationPage } from './home/home-page.tsx'
import { itemPage } from './item/item-page.tsx'
import { saveItem } from './item/save-item.tsx'
import { casefileRoute } from './opened.ts'
import { planPage } from './plan/plan-page.tsx'

export const organisationRoutes: readonly Route[] = [
  { method: 'GET', path: '/organisations/:code', permission: 'read-casefile', page: forViewer(organisationPage) },
  { method: 'GET', path: '/organisations/:code/:cycle', permission: 'read-casefile', page: forViewer(casefileAddress) },
  ...assessmentRoutes,
  casefileRoute('GET', 'plan', 'read-casefile', planPage),
  casefileRoute('GET', 'plan/items/:reference', 'read-casefile', itemPage),
  casefileRoute('POST', 'plan/items/:reference', 'edit-plan', saveItem),
]

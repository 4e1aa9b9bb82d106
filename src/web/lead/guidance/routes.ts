import { forViewer, type Route } from '../../../http/page-request.ts'
import { changeFormPage, proposeFromForm } from './change-form-page.tsx'
import { changePage, confirmFromPage, countFromPage, withdrawFromPage } from './change-page.tsx'
import { cyclePage } from './cycle-page.tsx'

const changes = '/years/:cycle/changes'

/** The page of a toolkit year, and the changes of its guidance. */
export const guidanceRoutes: readonly Route[] = [
  { method: 'GET', path: '/years/:cycle', permission: 'see-guidance-changes', page: forViewer(cyclePage) },
  { method: 'GET', path: `${changes}/new`, permission: 'amend-guidance', page: forViewer(changeFormPage) },
  { method: 'POST', path: `${changes}/new`, permission: 'amend-guidance', page: forViewer(proposeFromForm) },
  { method: 'GET', path: `${changes}/:id`, permission: 'see-guidance-changes', page: forViewer(changePage) },
  { method: 'POST', path: `${changes}/:id/confirm`, permission: 'confirm-guidance', page: forViewer(confirmFromPage) },
  { method: 'POST', path: `${changes}/:id/withdraw`, permission: 'amend-guidance', page: forViewer(withdrawFromPage) },
  { method: 'POST', path: `${changes}/:id/count`, permission: 'amend-guidance', page: forViewer(countFromPage) },
]

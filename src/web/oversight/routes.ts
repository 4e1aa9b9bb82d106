import { forViewer, type Route } from '../page-request.ts'
import { letterPage, lettersPage, retry } from './letters.tsx'

export const oversightRoutes: readonly Route[] = [
  { method: 'GET', path: '/letters', permission: 'see-letters', page: forViewer(lettersPage) },
  { method: 'GET', path: '/letters/:id', permission: 'see-own-account', page: forViewer(letterPage) },
  { method: 'POST', path: '/letters/:id/retry', permission: 'retry-letters', page: forViewer(retry) },
]

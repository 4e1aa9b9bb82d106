import { forViewer, type Route } from '../page-request.ts'
import { letterPage, lettersPage, retry } from './letters.tsx'
import { confirmRegister, previewRegister, registerImportPage } from './register-import.tsx'

export const oversightRoutes: readonly Route[] = [
  { method: 'GET', path: '/register/import', permission: 'import-register', page: forViewer(registerImportPage) },
  { method: 'POST', path: '/register/import', permission: 'import-register', page: forViewer(previewRegister) },
  { method: 'POST', path: '/register/import/confirm', permission: 'import-register', page: forViewer(confirmRegister) },
  { method: 'GET', path: '/letters', permission: 'see-letters', page: forViewer(lettersPage) },
  { method: 'GET', path: '/letters/:id', permission: 'see-own-account', page: forViewer(letterPage) },
  { method: 'POST', path: '/letters/:id/retry', permission: 'retry-letters', page: forViewer(retry) },
]

import type { Route } from '../page-request.ts'
import { checkPage } from './check-page.tsx'
import { casefileRoute } from './opened.ts'
import { workbookDownload } from './workbook-download.tsx'

/** From the workbook to the history: the pages of a casefile that need its plan. */
export const planRoutes: readonly Route[] = [
  casefileRoute('GET', 'plan/workbook', 'read-casefile', workbookDownload),
  casefileRoute('GET', 'plan/check', 'read-casefile', checkPage),
]

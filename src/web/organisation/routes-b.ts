import type { Route } from '../page-request.ts'
import { checkPage } from './check/check-page.tsx'
import { comparePage } from './history/compare-page.tsx'
import { historyPage } from './history/history-page.tsx'
import { casefileRoute } from './opened.ts'
import { sendPage, sendPlan } from './sending/send-page.tsx'
import { sentPage } from './sending/sent-page.tsx'
import { signOff, signOffPage } from './sending/sign-off-page.tsx'
import { sendUpdate, updatesPage } from './updates/updates-page.tsx'
import { workbookDownload } from './upload/workbook-download.tsx'

/** From the workbook to the history: the pages of a casefile that need its plan. */
export const planRoutes: readonly Route[] = [
  casefileRoute('GET', 'plan/workbook', 'read-casefile', workbookDownload),
  casefileRoute('GET', 'plan/check', 'read-casefile', checkPage),
  casefileRoute('GET', 'plan/sign-off', 'read-casefile', signOffPage),
  casefileRoute('POST', 'plan/sign-off', 'sign-off-plan', signOff),
  casefileRoute('GET', 'plan/send', 'send-plan', sendPage),
  casefileRoute('POST', 'plan/send', 'send-plan', sendPlan),
  casefileRoute('GET', 'plan/sent', 'read-casefile', sentPage),
  casefileRoute('GET', 'updates', 'read-casefile', updatesPage),
  casefileRoute('POST', 'updates', 'send-update', sendUpdate),
  casefileRoute('GET', 'history', 'read-history', historyPage),
  casefileRoute('GET', 'compare', 'read-history', comparePage),
]

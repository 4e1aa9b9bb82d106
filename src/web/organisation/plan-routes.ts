import type { Route } from '../page-request.ts'
import { checkPage } from './check/check-page.tsx'
import { comparePage } from './history/compare-page.tsx'
import { historyPage } from './history/history-page.tsx'
import { casefileRoute } from './opened.ts'
import { sendPage, sendPlan } from './sending/send-page.tsx'
import { sentPage } from './sending/sent-page.tsx'
import { signOff, signOffPage } from './sending/sign-off-page.tsx'
import { sendUpdate, updatesPage } from './updates/updates-page.tsx'
import { confirmUpload, dropPlan, previewPage } from './upload/preview-page.tsx'
import { uploadPage, uploadPlan } from './upload/upload-page.tsx'
import { workbookDownload } from './upload/workbook-download.tsx'

/** From the workbook to the history: the pages of a casefile that need its plan. */
export const planRoutes: readonly Route[] = [
  casefileRoute('GET', 'plan/workbook', 'read-casefile', workbookDownload),
  casefileRoute('GET', 'plan/upload', 'edit-plan', uploadPage),
  casefileRoute('POST', 'plan/upload', 'edit-plan', uploadPlan),
  casefileRoute('GET', 'plan/upload/:id', 'edit-plan', previewPage),
  casefileRoute('POST', 'plan/upload/:id', 'edit-plan', confirmUpload),
  casefileRoute('POST', 'plan/upload/:id/drop', 'edit-plan', dropPlan),
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

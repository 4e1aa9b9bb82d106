import { makeCalendarAddress, removeCalendarAddress } from './account/calendar-address.tsx'
import { accountRoutes } from './account/routes.ts'
import { calendarFeed } from './calendar/calendar-feed.ts'
import { demoPage, moveDay } from './demo/demo-page.tsx'
import { escalationRoutes } from './escalation/routes.ts'
import { homePage } from './home/home-page.tsx'
import { assessmentPage, saveAssessment } from './organisation/assessment/assessment-page.tsx'
import { importPage, uploadMarks } from './organisation/assessment/import-page.tsx'
import { confirmImport, importPreview } from './organisation/assessment/import-preview.tsx'
import { publishAssessment, publishPage } from './organisation/assessment/publish-page.tsx'
import { publishedPage } from './organisation/assessment/published-page.tsx'
import { attachmentRoutes } from './organisation/attachments/routes.ts'
import { carryGapsOver, carryOverPage } from './organisation/carry-over/carry-over-page.tsx'
import { checkPage } from './organisation/check/check-page.tsx'
import { comparePage } from './organisation/history/compare-page.tsx'
import { historyPage } from './organisation/history/history-page.tsx'
import { casefileAddress, organisationPage } from './organisation/home/home-page.tsx'
import { itemPage } from './organisation/item/item-page.tsx'
import { saveItem } from './organisation/item/save-item.tsx'
import { casefileRoute } from './organisation/opened.ts'
import { planPage } from './organisation/plan/plan-page.tsx'
import { sendPage, sendPlan } from './organisation/sending/send-page.tsx'
import { sentPage } from './organisation/sending/sent-page.tsx'
import { signOff, signOffPage } from './organisation/sending/sign-off-page.tsx'
import { sendUpdate, updatesPage } from './organisation/updates/updates-page.tsx'
import { confirmUpload, dropPlan, previewPage } from './organisation/upload/preview-page.tsx'
import { uploadPage, uploadPlan } from './organisation/upload/upload-page.tsx'
import { workbookDownload } from './organisation/upload/workbook-download.tsx'
import { guidanceRoutes } from './oversight/cycle/guidance-routes.ts'
import { dayToOpenPage, openDay } from './oversight/day/day-page.tsx'
import { letterPage, lettersPage, retry } from './oversight/letters.tsx'
import { dealWith, mailFile, mailPage } from './oversight/mailbox/mail-page.tsx'
import { mailboxPage } from './oversight/mailbox/mailbox-page.tsx'
import { addNoticePage, saveNewNotice } from './oversight/notices/add-notice.tsx'
import { noticePage, saveNotice, stopNotice } from './oversight/notices/notice-page.tsx'
import { noticesPage } from './oversight/notices/notices-page.tsx'
import { confirmRegister, previewRegister, registerImportPage } from './oversight/register-import.tsx'
import { recordFromPage, successorsPage } from './oversight/successors/successors-page.tsx'
import { forViewer, type Route, takingFile } from './page-request.ts'
import { peopleRoutes } from './people/routes.ts'
import { publicRoutes } from './public/routes.ts'
import { regionRoutes } from './region/routes.ts'
import { correctionPage, correctStatus } from './review/correction/correction-page.tsx'
import { concludeFromPage, finalReviewPage } from './review/final/final-review-page.tsx'
import { decideLatePlan } from './review/late/decide-late-plan.tsx'
import { latePlanPage } from './review/late/late-plan-page.tsx'
import { latePlansPage } from './review/late/late-plans-page.tsx'
import { latePlanRoute } from './review/late/opened-late-plan.ts'
import { decideReview } from './review/plan/decide-review.tsx'
import { decidedPage } from './review/plan/decided-page.tsx'
import { reviewRoute } from './review/plan/opened-review.ts'
import { reviewPage } from './review/plan/review-page.tsx'
import { queuePage } from './review/queue/queue-page.tsx'

/** The site map: method, path, who may, page. What is not here is not there. */
export const routes: readonly Route[] = [
  // The start, and being somebody
  { method: 'GET', path: '/', permission: 'see-public-pages', page: homePage },
  ...accountRoutes,
  ...peopleRoutes,
  {
    method: 'POST',
    path: '/account/calendar',
    permission: 'see-own-account',
    page: forViewer(makeCalendarAddress),
  },
  {
    method: 'POST',
    path: '/account/calendar/remove',
    permission: 'see-own-account',
    page: forViewer(removeCalendarAddress),
  },
  { method: 'GET', path: '/calendar/:token.ics', permission: 'see-public-pages', page: calendarFeed },
  { method: 'GET', path: '/demo', permission: 'see-public-pages', page: demoPage },
  { method: 'POST', path: '/demo/day', permission: 'see-public-pages', page: moveDay },

  ...publicRoutes,

  // An organisation; the rest of these addresses begin with its own and the cycle
  { method: 'GET', path: '/organisations/:code', permission: 'read-casefile', page: forViewer(organisationPage) },
  { method: 'GET', path: '/organisations/:code/:cycle', permission: 'read-casefile', page: forViewer(casefileAddress) },

  // The assessment
  casefileRoute('GET', 'assessment', 'read-casefile', assessmentPage),
  casefileRoute('POST', 'assessment', 'edit-assessment', saveAssessment),
  casefileRoute('GET', 'assessment/import', 'edit-assessment', importPage),
  takingFile(casefileRoute('POST', 'assessment/import', 'edit-assessment', uploadMarks)),
  casefileRoute('GET', 'assessment/import/preview', 'edit-assessment', importPreview),
  casefileRoute('POST', 'assessment/import/preview', 'edit-assessment', confirmImport),
  casefileRoute('GET', 'assessment/publish', 'edit-assessment', publishPage),
  casefileRoute('POST', 'assessment/publish', 'edit-assessment', publishAssessment),
  casefileRoute('GET', 'assessment/published', 'read-casefile', publishedPage),
  casefileRoute('GET', 'carry-over', 'edit-assessment', carryOverPage),
  casefileRoute('POST', 'carry-over', 'edit-assessment', carryGapsOver),

  // The plan, its updates and its history
  casefileRoute('GET', 'plan', 'read-casefile', planPage),
  casefileRoute('GET', 'plan/items/:reference', 'read-casefile', itemPage),
  casefileRoute('POST', 'plan/items/:reference', 'edit-plan', saveItem),
  casefileRoute('GET', 'plan/workbook', 'read-casefile', workbookDownload),
  casefileRoute('GET', 'plan/upload', 'edit-plan', uploadPage),
  takingFile(casefileRoute('POST', 'plan/upload', 'edit-plan', uploadPlan)),
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
  ...attachmentRoutes,
  casefileRoute('GET', 'history', 'read-history', historyPage),
  casefileRoute('GET', 'compare', 'read-history', comparePage),

  // Reviewers, to be read by auditors; and late plans for the SRO
  { method: 'GET', path: '/reviews', permission: 'see-review-queue', page: forViewer(queuePage) },
  { method: 'GET', path: '/reviews/final', permission: 'see-final-review', page: forViewer(finalReviewPage) },
  { method: 'POST', path: '/reviews/final', permission: 'conclude-final-review', page: forViewer(concludeFromPage) },
  reviewRoute('GET', '', 'see-review-queue', reviewPage),
  reviewRoute('POST', '', 'review-plan', decideReview),
  reviewRoute('GET', '/decided', 'see-review-queue', decidedPage),
  reviewRoute('GET', '/correction', 'correct-status', correctionPage),
  reviewRoute('POST', '/correction', 'correct-status', correctStatus),
  { method: 'GET', path: '/exceptions', permission: 'decide-late-plan', page: forViewer(latePlansPage) },
  latePlanRoute('GET', latePlanPage),
  latePlanRoute('POST', decideLatePlan),

  // Regions, and the services they direct to
  ...regionRoutes,

  // Escalation to NHSX
  ...escalationRoutes,

  // The lead
  ...guidanceRoutes,
  { method: 'GET', path: '/cycles/:cycle/day', permission: 'open-the-day', page: forViewer(dayToOpenPage) },
  { method: 'POST', path: '/cycles/:cycle/day', permission: 'open-the-day', page: forViewer(openDay) },
  { method: 'GET', path: '/register/import', permission: 'import-register', page: forViewer(registerImportPage) },
  takingFile({
    method: 'POST',
    path: '/register/import',
    permission: 'import-register',
    page: forViewer(previewRegister),
  }),
  { method: 'POST', path: '/register/import/confirm', permission: 'import-register', page: forViewer(confirmRegister) },
  { method: 'GET', path: '/successors', permission: 'record-succession', page: forViewer(successorsPage) },
  { method: 'POST', path: '/successors', permission: 'record-succession', page: forViewer(recordFromPage) },
  { method: 'GET', path: '/notices', permission: 'keep-notices', page: forViewer(noticesPage) },
  { method: 'GET', path: '/notices/add', permission: 'keep-notices', page: forViewer(addNoticePage) },
  { method: 'POST', path: '/notices/add', permission: 'keep-notices', page: forViewer(saveNewNotice) },
  { method: 'GET', path: '/notices/:id', permission: 'keep-notices', page: forViewer(noticePage) },
  { method: 'POST', path: '/notices/:id', permission: 'keep-notices', page: forViewer(saveNotice) },
  { method: 'POST', path: '/notices/:id/end', permission: 'keep-notices', page: forViewer(stopNotice) },
  { method: 'GET', path: '/letters', permission: 'see-letters', page: forViewer(lettersPage) },
  { method: 'GET', path: '/letters/:id', permission: 'see-own-account', page: forViewer(letterPage) },
  { method: 'POST', path: '/letters/:id/retry', permission: 'retry-letters', page: forViewer(retry) },
  { method: 'GET', path: '/mailbox', permission: 'see-mailbox', page: forViewer(mailboxPage) },
  { method: 'GET', path: '/mailbox/:id', permission: 'see-mailbox', page: forViewer(mailPage) },
  { method: 'POST', path: '/mailbox/:id', permission: 'handle-mailbox', page: forViewer(dealWith) },
  { method: 'GET', path: '/mailbox/:id/message', permission: 'handle-mailbox', page: forViewer(mailFile) },
]

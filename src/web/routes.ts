import { forViewer, type Route, takingFile } from '../http/page-request.ts'
import { makeCalendarAddress, removeCalendarAddress } from './account/calendar-address.tsx'
import { calendarFeed } from './account/calendar-feed.ts'
import { accountRoutes } from './account/routes.ts'
import { demoPage, fillWithExamples, moveDay } from './demo/demo-page.tsx'
import { escalationRoutes } from './escalation/routes.ts'
import { homePage } from './home/home-page.tsx'
import { announcementPage, endFromPage, saveAnnouncement } from './lead/announcements/announcement-page.tsx'
import {
  addAnnouncementPage,
  announcementsPage,
  saveNewAnnouncement,
} from './lead/announcements/announcements-page.tsx'
import { emailPage, emailsPage, retryFromPage } from './lead/emails/outbox-page.tsx'
import { guidanceRoutes } from './lead/guidance/routes.ts'
import { handleFromPage, mailFile, mailPage } from './lead/mailbox/mail-page.tsx'
import { mailboxPage } from './lead/mailbox/mailbox-page.tsx'
import {
  confirmRegister,
  registerImportPage,
  submitRegisterFile,
  submittedRegisterPage,
} from './lead/register/register-import.tsx'
import { recordFromPage, successorsPage } from './lead/successors/successors-page.tsx'
import { dailyRunPage, runFromPage } from './lead/timetable/daily-run-page.tsx'
import { assessmentPage, saveAssessment } from './organisation/assessment/assessment-page.tsx'
import { importPage, uploadMarks } from './organisation/assessment/import-page.tsx'
import { confirmImport, importPreview } from './organisation/assessment/import-preview.tsx'
import { publishAssessment, publishPage } from './organisation/assessment/publish-page.tsx'
import { publishedPage } from './organisation/assessment/published-page.tsx'
import { attachmentRoutes } from './organisation/attachments/routes.ts'
import { carryGapsOver, carryOverPage } from './organisation/carry-over/carry-over-page.tsx'
import { casefileRoute } from './organisation/casefile-context.ts'
import { checkPage } from './organisation/check/check-page.tsx'
import { comparePage } from './organisation/history/compare-page.tsx'
import { historyPage } from './organisation/history/history-page.tsx'
import { casefileAddress, organisationPage } from './organisation/home/home-page.tsx'
import { itemPage } from './organisation/item/item-page.tsx'
import { saveItem } from './organisation/item/save-item.tsx'
import { planPage } from './organisation/plan/plan-page.tsx'
import { sendPage, sendPlan } from './organisation/sending/send-page.tsx'
import { sentPage } from './organisation/sending/sent-page.tsx'
import { signOff, signOffPage } from './organisation/sending/sign-off-page.tsx'
import { sendUpdate, updatesPage } from './organisation/updates/updates-page.tsx'
import { confirmUpload, discardFromPage, previewPage } from './organisation/upload/preview-page.tsx'
import { uploadPage, uploadPlan } from './organisation/upload/upload-page.tsx'
import { workbookDownload } from './organisation/upload/workbook-download.tsx'
import { peopleRoutes } from './people/routes.ts'
import { publicRoutes } from './public/routes.ts'
import { regionRoutes } from './region/routes.ts'
import { correctionPage, correctStatus } from './review/correction-page.tsx'
import { concludeFromPage, finalReviewPage } from './review/final/final-review-page.tsx'
import { latePlanRoute } from './review/late/late-plan-context.ts'
import { decideLatePlan, latePlanPage } from './review/late/late-plan-page.tsx'
import { latePlansPage } from './review/late/late-plans-page.tsx'
import { decideReview } from './review/plan/decide-review.tsx'
import { decidedPage } from './review/plan/decided-page.tsx'
import { reviewRoute } from './review/plan/review-context.ts'
import { reviewPage } from './review/plan/review-page.tsx'
import { queuePage } from './review/queue/queue-page.tsx'

/** Every route of the service: method, path, who may open it, and its page. */
export const routes: readonly Route[] = [
  // The start page, and the viewer's account
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
  { method: 'POST', path: '/demo/examples', permission: 'see-public-pages', page: fillWithExamples },

  ...publicRoutes,

  // An organisation; the addresses below begin with its address and the cycle
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
  casefileRoute('POST', 'plan/upload/:id/discard', 'edit-plan', discardFromPage),
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

  // Pages for reviewers, which auditors may read; and late plans for the SRO
  { method: 'GET', path: '/reviews', permission: 'see-review-queue', page: forViewer(queuePage) },
  { method: 'GET', path: '/reviews/final', permission: 'see-final-review', page: forViewer(finalReviewPage) },
  { method: 'POST', path: '/reviews/final', permission: 'conclude-final-review', page: forViewer(concludeFromPage) },
  reviewRoute('GET', '', 'see-review-queue', reviewPage),
  reviewRoute('POST', '', 'review-plan', decideReview),
  reviewRoute('GET', '/decided', 'see-review-queue', decidedPage),
  reviewRoute('GET', '/correction', 'correct-status', correctionPage),
  reviewRoute('POST', '/correction', 'correct-status', correctStatus),
  { method: 'GET', path: '/late-plans', permission: 'decide-late-plan', page: forViewer(latePlansPage) },
  latePlanRoute('GET', latePlanPage),
  latePlanRoute('POST', decideLatePlan),

  // Regions, and the services that they direct organisations to
  ...regionRoutes,

  // Escalation to NHSX
  ...escalationRoutes,

  // The lead
  ...guidanceRoutes,
  { method: 'GET', path: '/years/:cycle/daily-run', permission: 'daily-run', page: forViewer(dailyRunPage) },
  { method: 'POST', path: '/years/:cycle/daily-run', permission: 'daily-run', page: forViewer(runFromPage) },
  { method: 'GET', path: '/register/import', permission: 'import-register', page: forViewer(registerImportPage) },
  takingFile({
    method: 'POST',
    path: '/register/import',
    permission: 'import-register',
    page: forViewer(submitRegisterFile),
  }),
  {
    method: 'GET',
    path: '/register/import/:id',
    permission: 'import-register',
    page: forViewer(submittedRegisterPage),
  },
  { method: 'POST', path: '/register/import/confirm', permission: 'import-register', page: forViewer(confirmRegister) },
  { method: 'GET', path: '/successors', permission: 'record-succession', page: forViewer(successorsPage) },
  { method: 'POST', path: '/successors', permission: 'record-succession', page: forViewer(recordFromPage) },
  { method: 'GET', path: '/announcements', permission: 'manage-announcements', page: forViewer(announcementsPage) },
  {
    method: 'GET',
    path: '/announcements/add',
    permission: 'manage-announcements',
    page: forViewer(addAnnouncementPage),
  },
  {
    method: 'POST',
    path: '/announcements/add',
    permission: 'manage-announcements',
    page: forViewer(saveNewAnnouncement),
  },
  { method: 'GET', path: '/announcements/:id', permission: 'manage-announcements', page: forViewer(announcementPage) },
  { method: 'POST', path: '/announcements/:id', permission: 'manage-announcements', page: forViewer(saveAnnouncement) },
  { method: 'POST', path: '/announcements/:id/end', permission: 'manage-announcements', page: forViewer(endFromPage) },
  { method: 'GET', path: '/emails', permission: 'see-outbox', page: forViewer(emailsPage) },
  { method: 'GET', path: '/emails/:id', permission: 'see-own-account', page: forViewer(emailPage) },
  { method: 'POST', path: '/emails/:id/retry', permission: 'retry-emails', page: forViewer(retryFromPage) },
  { method: 'GET', path: '/mailbox', permission: 'see-mailbox', page: forViewer(mailboxPage) },
  { method: 'GET', path: '/mailbox/:id', permission: 'see-mailbox', page: forViewer(mailPage) },
  { method: 'POST', path: '/mailbox/:id', permission: 'handle-mailbox', page: forViewer(handleFromPage) },
  { method: 'GET', path: '/mailbox/:id/message', permission: 'handle-mailbox', page: forViewer(mailFile) },
]

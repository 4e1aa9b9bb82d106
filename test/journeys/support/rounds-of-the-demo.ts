import { confirmsProposal, looksAtCarryOver, opensProposal } from './changing-guidance.ts'
import { choosesNoWorkbook, fillsInImport, marksToImport } from './files-to-send.ts'
import { visitsOfEvidence } from './looking-at-evidence.ts'
import { addsNotice, makesCalendarAddress } from './managing-announcements.ts'
import { roundOfAnAdministrator, visitsOfPeople, visitsOfSigningIn } from './rounds-of-signing-in.ts'
import { casefile, downloads, follows, inTurn, type Round, refused } from './visit.ts'

/** Every page in the state that the demo's stories leave it in, its errors and its empty lists among them. */
export const roundsOfTheDemo: readonly Round[] = [
  roundOfAnAdministrator,
  {
    who: null,
    visits: [
      { path: '/' },
      { path: '/sign-in' },
      { path: '/sign-in?next=/account', does: refused('Sign in') },
      { path: '/signed-in' },
      ...visitsOfSigningIn,
      { path: '/demo' },
      { path: '/demo', does: refused('Go on to this day', (page) => page.locator('input[name=day]').fill('soon')) },
      { path: '/register' },
      { path: '/register?search=nobody+has+this+name' },
      { path: '/register?type=trust&status=approaching-standards&page=2' },
      { path: '/register/RAL' },
      { path: '/register/00L' },
      { path: '/register/102?on=2021-06-30' },
      { path: '/register.csv', as: 'file' },
      { path: '/register.xlsx', as: 'file' },
      { path: '/health/live', as: 'file' },
      { path: '/health/ready', as: 'file' },
      { path: '/health/day', as: 'file' },
      { path: '/register/totals.csv', as: 'file' },
      { path: '/register/totals.xlsx', as: 'file' },
      { path: '/register.json', as: 'file' },
      { path: '/guidance' },
      { path: '/guidance/2020-21' },
      { path: '/guidance/2020-21?on=2021-05-01' },
      { path: '/timetable', as: 'way-on' },
      { path: '/timetable/2020-21' },
      { path: '/timetable/2020-21?on=2021-05-01' },
      { path: '/timetable/2020-21?on=soon' },
      { path: '/timetable/2021-22' },
      { path: '/help' },
      { path: '/accessibility-statement' },
      { path: '/privacy' },
      { path: '/register/XXX999' },
    ],
  },
  {
    who: 'editor',
    visits: [
      { path: '/' },
      { path: '/account' },
      { path: '/account', route: '/emails/:id', does: follows(/plan/i) },
      { path: '/account', route: '/calendar/:token.ics', does: makesCalendarAddress },
      { path: '/organisations/XCE' },
      { path: '/organisations/XCE/2020-21', as: 'way-on' },
      ...casefile('XCE', 'assessment', 'plan', 'plan/items/8.2.1', 'plan/upload', 'plan/check', 'plan/sign-off'),
      ...casefile('XCE', 'plan/send', 'plan/sent', 'updates', 'history', 'compare', 'plan/items/9.9.9'),
      { path: '/organisations/XCE/2020-21/plan/workbook', as: 'file' },
      { path: '/organisations/XCE/2020-21/updates', does: refused('Send the update') },
      ...visitsOfEvidence,
      { path: '/organisations/XCE/2020-21/plan/upload', does: refused('Upload and see what changes') },
      {
        path: '/organisations/XCE/2020-21/plan/upload',
        does: refused('Upload and see what changes', choosesNoWorkbook),
      },
      { path: '/organisations/XCE/2020-21/plan/upload/00000000-0000-4000-8000-000000000000' },
      { path: '/organisations/XCC/2020-21/plan' },
    ],
  },
  {
    who: 'editor',
    organisation: 'XCG',
    visits: [
      { path: '/organisations/XCG' },
      ...casefile('XCG', 'assessment', 'assessment/publish', 'assessment/published', 'assessment/import', 'plan'),
      ...casefile('XCG', 'plan/items/1.6.5', 'plan/items/3.2.1', 'plan/items/4.5.3', 'plan/check', 'plan/send'),
      ...casefile('XCG', 'updates', 'history', 'compare'),
      {
        path: '/organisations/XCG/2020-21/plan/items/4.5.3',
        does: refused('Save and go back to the list', async (page) => {
          await page.getByLabel('By a day').check()
          await page.locator('input[name=completion-date-day]').fill('31')
          await page.locator('input[name=completion-date-month]').fill('2')
          await page.locator('input[name=completion-date-year]').fill('20211')
        }),
      },
      { path: '/organisations/XCG/2020-21/assessment/publish', does: refused('Publish') },
      { path: '/organisations/XCG/2020-21/assessment/import', does: refused('Upload') },
      {
        path: '/organisations/XCG/2020-21/assessment',
        does: refused('Save', (page) => page.locator('input[name=added]').fill('four')),
      },
    ],
  },
  {
    who: 'editor',
    organisation: 'XCH',
    visits: [
      { path: '/' },
      { path: '/organisations/XCH' },
      ...casefile('XCH', 'assessment', 'assessment/publish', 'assessment/import/preview', 'plan', 'history'),
      ...casefile('XCH', 'plan/upload', 'plan/check', 'plan/send', 'plan/sign-off', 'updates', 'compare'),
      {
        path: '/organisations/XCH/2020-21/assessment/import',
        route: '/organisations/:code/:cycle/assessment/import/preview',
        does: async (page) => {
          await page.locator('input[type=file]').setInputFiles(marksToImport)
          await page.getByRole('button', { name: 'Upload and see what changes' }).click()
          await page.waitForURL(/preview/)
        },
      },
    ],
  },
  {
    who: 'editor',
    organisation: 'XCC',
    visits: [{ path: '/' }, { path: '/organisations/XCC' }, ...casefile('XCC', 'plan', 'plan/items/8.1.1', 'history')],
  },
  {
    who: 'editor',
    organisation: 'XDD',
    visits: [{ path: '/organisations/XDD' }, ...casefile('XDD', 'plan', 'plan/items/4.2.1', 'updates')],
  },
  {
    who: 'siro',
    organisation: 'XCG',
    visits: [
      { path: '/' },
      ...casefile('XCG', 'plan', 'plan/sign-off', 'plan/items/1.6.5'),
      { path: '/organisations/XCG/2020-21/plan/sign-off', does: refused('Sign off this plan') },
    ],
  },
  { who: 'editor', organisation: 'XMC', visits: [{ path: '/' }, ...casefile('XMC', 'plan', 'plan/send')] },
  {
    who: 'reviewer',
    visits: [
      { path: '/' },
      { path: '/reviews' },
      { path: '/reviews?search=nobody+has+this+name' },
      { path: '/reviews/final' },
      { path: '/reviews/final?cycle=2021-22' },
      ...['XCK', 'XLO', 'XMN', 'XEA', 'XCE', 'XCC', 'XLU', 'XMI', 'XCA', 'XMC', 'XDD'].map((code) => ({
        path: `/reviews/${code}/2020-21`,
      })),
      { path: '/reviews/XCK/2020-21', does: refused('Approve the plan') },
      { path: '/reviews/XMN/2020-21', does: refused('Return the plan') },
      { path: '/reviews/XEA/2020-21', does: refused('Send the plan back') },
      { path: '/reviews/XCA/2020-21/decided' },
      { path: '/reviews/XCA/2020-21/correction' },
      { path: '/reviews/XCA/2020-21/correction', does: refused('Correct the status') },
      { path: '/reviews/XCE/2020-21/ask-region' },
      { path: '/reviews/XCE/2020-21/ask-region', does: refused('Ask the Regional Security Lead') },
      { path: '/region/Y63' },
      { path: '/escalations' },
      { path: '/escalations?table=proposed&format=csv', as: 'file' },
      { path: '/escalations/XMU/2020-21' },
      { path: '/escalations/XCR/2020-21' },
      { path: '/escalations/XCR/2020-21', does: refused('Escalate to NHSX') },
      { path: '/organisations/XCK' },
      ...casefile('XCK', 'history', 'plan', 'assessment'),
      { path: '/organisations/XCK/2020-21/compare' },
    ],
  },
  {
    who: 'lead',
    visits: [
      { path: '/' },
      { path: '/years/2020-21' },
      { path: '/years/2021-22' },
      { path: '/years/2020-21/changes/new' },
      { path: '/years/2020-21/changes/new?prepared=2020-21-december-update-withdrawn' },
      {
        path: '/years/2020-21/changes/new?key=links',
        does: refused('Go on to see what it does'),
      },
      { path: '/years/2020-21/daily-run' },
      ...visitsOfPeople,
      { path: '/emails' },
      { path: '/emails?state=failed' },
      { path: '/successors' },
      { path: '/successors', does: refused('See what follows') },
      { path: '/announcements' },
      { path: '/announcements/add' },
      { path: '/announcements/add', does: refused('Save the announcement') },
      { path: '/announcements', route: '/announcements/:id', does: addsNotice },
      { path: '/services-directory/new' },
      { path: '/services-directory/new', does: refused('Add it') },
      { path: '/services-directory', route: '/services-directory/:id', does: follows(/Example/) },
      { path: '/emails', route: '/emails/:id', does: follows(/plan/i) },
      { path: '/mailbox' },
      { path: '/mailbox?state=handled' },
      { path: '/mailbox?state=all' },
      { path: '/mailbox', route: '/mailbox/:id', does: follows(/plan/i) },
      { path: '/mailbox', route: '/mailbox/:id', does: inTurn(follows(/plan/i), refused('Mark as dealt with')) },
      { path: '/mailbox', route: '/mailbox/:id/message', does: inTurn(follows(/plan/i), downloads(/as it came/)) },
      { path: '/register/import' },
      { path: '/register/import', does: refused('Read the file') },
      { path: '/register/import', does: refused('Read the file', (page) => fillsInImport(page, '31')) },
      {
        path: '/register/import',
        route: '/register/import/:id',
        does: async (page) => {
          await fillsInImport(page, '25')
          await page.getByRole('button', { name: 'Read the file' }).click()
          await page.getByRole('main').getByText('North Bristol NHS Trust').waitFor()
        },
      },
    ],
  },
  {
    who: 'editor-2',
    visits: [
      { path: '/' },
      ...casefile('XCE', 'plan'),
      { path: '/', route: '/organisations/:code/:cycle/plan/upload/:id', does: follows(/^See what it changes/) },
    ],
  },
  {
    who: 'sro',
    visits: [
      { path: '/' },
      { path: '/late-plans' },
      { path: '/late-plans/XLU/2020-21' },
      { path: '/late-plans/XMI/2020-21' },
      { path: '/late-plans/XLU/2020-21', does: refused('Accept that it finishes late') },
      { path: '/escalations' },
      { path: '/escalations/XMU/2020-21' },
      { path: '/escalations/XMU/2020-21', does: refused('Record the decision') },
      ...casefile('XMU', 'plan', 'updates', 'history'),
    ],
  },
  {
    who: 'nis-authority',
    visits: [
      { path: '/' },
      { path: '/escalations' },
      { path: '/escalations/XMU/2020-21' },
      { path: '/escalations/XMU/2020-21', does: refused('Record the notice') },
      { path: '/escalations/XMU/2020-21', does: refused('Record the outcome') },
      ...casefile('XMU', 'plan', 'updates'),
    ],
  },
  {
    who: 'rsl',
    visits: [
      { path: '/' },
      { path: '/organisations/XCE' },
      ...casefile('XCE', 'plan', 'updates', 'plan/check', 'early-warning', 'support'),
      { path: '/organisations/XCE/2020-21/support', does: refused('Record it') },
      { path: '/organisations/XCG/2020-21/support' },
      { path: '/region/Y60' },
      { path: '/region/Y60?search=nobody+has+this+name' },
      { path: '/region/Y58' },
      { path: '/services-directory' },
      { path: '/services-directory?serves=4.5' },
      { path: '/services-directory?serves=10.9.9' },
      { path: '/services-directory?serves=four' },
    ],
  },
  { who: 'rdt', visits: [{ path: '/' }, { path: '/region/Y60' }, ...casefile('XCE', 'support')] },
  {
    who: 'administrator',
    organisation: 'XCG',
    visits: [
      { path: '/' },
      ...casefile('XCG', 'exemplar'),
      { path: '/organisations/XCG/2020-21/exemplar', does: refused('Agree to be named') },
    ],
  },
  {
    who: 'auditor',
    visits: [
      { path: '/' },
      { path: '/escalations' },
      { path: '/escalations/XMU/2020-21' },
      { path: '/reviews/XCK/2020-21' },
      { path: '/reviews/XCE/2020-21' },
      { path: '/years/2020-21' },
    ],
  },
  // The last, because it changes the guidance.
  {
    who: 'lead-2',
    visits: [
      { path: '/years/2020-21', route: '/years/:cycle/changes/:id', does: opensProposal },
      { path: '/years/2020-21', route: '/years/:cycle/changes/:id', does: confirmsProposal },
      { path: '/' },
      { path: '/organisations/XCE' },
      { path: '/guidance/2020-21' },
      { path: '/guidance/2020-21/changes/1' },
      { path: '/', route: '/organisations/:code/:cycle/carry-over', does: looksAtCarryOver },
    ],
  },
]

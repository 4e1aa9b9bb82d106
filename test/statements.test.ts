import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { submitRegister } from '../src/casework/register/import-register.ts'
import { readRegister } from '../src/casework/register/read-register.ts'
import { runDay } from '../src/casework/timetable/daily-run.ts'
import { day } from '../src/core/day.ts'
import { anItem, by } from '../src/core/plan/plan.builders.ts'
import { about, enforcementNotice } from '../src/web/escalation/escalation.builders.ts'
import { routes } from '../src/web/routes.ts'
import { type CountedWeb, countedWeb } from './support/counted-web.ts'
import { itemForm } from './support/item-form.ts'
import { forms, pages, unreached, unreachedForms } from './support/most-statements.ts'
import { planSentBy, storyOf } from './support/story.ts'

let counted: CountedWeb
const late = [anItem({ completion: by('2022-01-28') })]

before(async () => {
  counted = await countedWeb()
  await planOfOneTrust()
  await latePlan()
  await region()
  await escalation()
  await register()
  await everyOtherPage()
  await everyOtherForm()
})
after(() => counted.web.close())

const trust = '/organisations/XCE/2020-21'
const review = '/reviews/XCE/2020-21'

/** From the assessment to an update and a correction: every command on the way, by its form. */
async function planOfOneTrust(): Promise<void> {
  const { send, open, web } = counted
  await send('editor', `${trust}/early-warning`, { evidence: '4.5.3', text: 'Tokens come in August' })
  await send('editor', `${trust}/assessment`, { 'mark-4.5.3': 'not-met', 'mark-8.2.1': 'met' })
  await send('editor', `${trust}/assessment/publish`, { 'all-marked': 'yes' })
  await storyOf(web.casework).write([anItem()])
  const item = `${trust}/plan/items/4.5.3`
  const editor = await web.browser('editor')
  await send('editor', item, { ...(await itemForm(web.casework, editor, item)), gap: 'Tokens', action: 'save' })
  await send('siro', `${trust}/plan/sign-off`, { confirm: 'read' })
  await send('editor', `${trust}/plan/send`, { acknowledged: 'yes' })
  await open('editor', `${trust}/plan/sent`)
  await send('reviewer', review, { 'judgement-4.5.3': 'realistic' })
  await send('reviewer', review, { 'judgement-4.5.3': 'realistic', decision: 'approve' })
  await send('editor', `${trust}/updates`, { 'note-4.5.3': 'Half of them are here' })
  await attachments(item)
  await send('reviewer', `${review}/correction`, { status: 'standards-not-met', reason: 'The wrong button' })
  await open('reviewer', `${review}/decided`)
  await upload()
}

async function upload(): Promise<void> {
  const { send, open, attach } = counted
  await open('editor', `${trust}/plan/upload`)
  await open('editor', `${trust}/plan/workbook`)
  const { bytes } = await (await counted.web.browser('editor')).get(`${trust}/plan/workbook`)
  for (const last of ['', '/discard']) {
    const preview = await attach('editor', `${trust}/plan/upload`, { name: 'plan.xlsx', bytes })
    await send('editor', `${preview}${last}`, {}, { form: preview })
  }
}

async function attachments(item: string): Promise<void> {
  const { send, open, attach } = counted
  const list = `${item}/attachments`
  await attach('editor', list, { name: 'policy.pdf', bytes: Buffer.from('%PDF-1.4\none\n%%EOF\n') })
  const file = /href="([^"]+\/attachments\/[0-9a-f-]{36})"/.exec(await open('editor', list))?.[1] ?? ''
  await open('editor', file)
  await send('editor', `${file}/withdraw`, { reason: 'Sent by mistake' })
}

/** A plan that finishes late, from the reviewer to the SRO. */
async function latePlan(): Promise<void> {
  const { send, open, web } = counted
  await planSentBy(web.casework, 'XMI', late)
  const fields = { 'judgement-4.5.3': 'realistic', decision: 'refer', 'sro-reason': 'The data centre' }
  await send('reviewer', '/reviews/XMI/2020-21', fields)
  await open('sro', '/late-plans')
  await send('sro', '/late-plans/XMI/2020-21', { decision: 'accept', reason: 'Four weeks are fine' })
}

/** An exemplar, and what the region and the reviewer do for a Trust without a plan. */
async function region(): Promise<void> {
  const { send, web } = counted
  const ada = { of: 'XCE' }
  await send('administrator', `${trust}/exemplar`, { evidence: '8.2.1' }, ada)
  await storyOf(web.casework, 'XCR').publish([anItem()])
  const happened = { 'happened-day': '1', 'happened-month': '6', 'happened-year': '2021' }
  await send('rsl', '/organisations/XCR/2020-21/support', { kind: 'call', text: 'Rang them', ...happened })
  await send('reviewer', '/reviews/XCR/2020-21/ask-region', { reason: 'They need help' })
}

/** T8 from the proposal of the daily run to the enforcement notice. */
async function escalation(): Promise<void> {
  const { send, web } = counted
  for (const on of ['2021-07-01', '2021-07-15']) {
    web.casework.standOn(day(on))
    await runDay(web.casework, day(on), 'the test')
  }
  const escalated = '/escalations/XCR/2020-21'
  const at = { form: escalated }
  await send('lead', `${escalated}/answer`, { ...about, answer: 'confirm', reason: 'They do not answer' }, at)
  await send('sro', `${escalated}/decide`, { ...about, decision: 'refer-to-nis-authority', reason: 'They have to' }, at)
  web.casework.standOn(day('2021-07-19'))
  await send('nis-authority', `${escalated}/enforcement-notices`, enforcementNotice, at)
}

/** A register that a job has read. */
async function register(): Promise<void> {
  const { casework } = counted.web
  const seen = { cycle: '2020-21', observedOn: day('2021-06-30'), source: 'Search results' } as const
  const file = 'Code,Status,Date Of Publication\nRVJ,20/21 Standards Met,28/06/2021\nA81001,Not Published,\n'
  const sent = await submitRegister(casework, await casework.person('lead'), seen, Buffer.from(file))
  if (sent.result !== 'waiting') return assert.fail(sent.result)
  await readRegister(casework, sent.id)
  await counted.quiet()
  await counted.open('lead', `/register/import/${sent.id}`)
}

/** Pages that no command above opened, by person. */
const others: Readonly<Record<string, readonly string[]>> = {
  editor: [
    ...['/', '/account', '/account/sessions', '/account/second-factor', '/organisations/XCE', trust],
    ...['assessment/import', 'assessment/published', 'plan', 'plan/check', 'history', 'compare'].map(
      (page) => `${trust}/${page}`,
    ),
    ...['/register', '/register.csv', '/register.json', '/register/RXX', '/register/totals.csv', '/timetable'],
    ...['/timetable/2020-21', '/guidance', '/guidance/2020-21', '/help', '/services-directory', '/sign-in'],
    ...['/register.xlsx', '/register/totals.xlsx', '/privacy', '/accessibility-statement', '/demo', '/signed-in'],
    ...['/health/live', '/health/ready'],
  ],
  reviewer: ['/', '/reviews', '/reviews/final', '/escalations', '/region/Y60', `${trust}/plan`],
  lead: [
    ...['/', '/years/2020-21', '/years/2020-21/daily-run', '/years/2020-21/changes/new', '/register/import'],
    ...['/successors', '/announcements', '/announcements/add', '/emails', '/mailbox', '/people', '/people/invite'],
    ...['/services-directory/new'],
  ],
  sro: ['/', '/escalations', '/organisations/XCR/2020-21/plan'],
  'nis-authority': ['/', '/escalations'],
  rsl: ['/', '/region/Y60', '/organisations/XCE/2020-21/plan'],
  administrator: ['/organisations/XCE/people'],
}

async function everyOtherPage(): Promise<void> {
  const { open } = counted
  for (const [person, paths] of Object.entries(others)) for (const path of paths) await open(person, path)
  await openFirst('lead', '/people', /"(\/people\/[0-9a-f-]{36})"/)
  await openFirst('lead', '/emails', /"(\/emails\/[0-9a-f-]{36})"/)
  await openFirst('administrator', '/organisations/XCE/people', /"(\/organisations\/XCE\/people\/[0-9a-f-]{36})"/)
}

/** Opens the first page of a kind that a list links to. */
async function openFirst(person: string, list: string, link: RegExp): Promise<void> {
  await counted.open(person, link.exec(await counted.open(person, list))?.[1] ?? assert.fail(`${list} links to none`))
}

/** Forms that change no casefile. */
async function everyOtherForm(): Promise<void> {
  const { send } = counted
  await people()
  const from = { 'from-day': '2', 'from-month': '6', 'from-year': '2021' }
  const until = { 'until-day': '15', 'until-month': '8', 'until-year': '2021' }
  const notice = { title: 'Office hours', body: 'On Fridays', cycle: '2020-21', audience: 'trusts', ...from, ...until }
  await send('lead', '/announcements/add', notice)
  await send('editor', '/account/calendar/remove', {}, { form: '/account' })
  await send('editor', '/account/sessions/end-others', {}, { form: '/account/sessions' })
  await send('lead', '/years/2020-21/daily-run')
}

async function people(): Promise<void> {
  const { send } = counted
  const own = '/organisations/XCE/people'
  const reader = { name: 'Rita Reader', email: 'rita@trust.example', roles: 'reader' }
  await send('administrator', own, reader)
  const invited = { name: 'Nina New', email: 'nina@nhs.example', role: 'reviewer' }
  const person = await send('lead', '/people/invite', invited)
  await send('lead', `${person}/roles`, { role: 'auditor' }, { form: person })
  await send('lead', `${person}/roles/take`, { appointment: 'Auditor' }, { form: person })
  await send('lead', `${person}/remove`, {}, { form: person })
}

for (const [method, table] of [
  ['GET', pages],
  ['POST', forms],
] as const)
  for (const [path, most] of Object.entries(table))
    test(`${method} ${path} sends at most ${most} statements to the database, and not many fewer`, () => {
      const sent = counted.most.get(`${method} ${path}`) ?? assert.fail('The story does not come to it')
      assert.ok(sent <= most, `It sent ${sent}`)
      assert.ok(sent >= most - 1, `It sent only ${sent}: lower its number, so that it cannot grow again unseen`)
    })

for (const [method, table, others] of [
  ['GET', pages, unreached],
  ['POST', forms, unreachedForms],
] as const)
  test(`every ${method} of the site map has its number, or is known to be out of reach`, () => {
    const paths = routes.filter((route) => route.method === method).map(({ path }) => path)
    assert.deepEqual(paths.toSorted(), [...Object.keys(table), ...others].toSorted())
  })

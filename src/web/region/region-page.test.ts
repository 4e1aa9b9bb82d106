import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hiddenIn } from '../../../test/support/item-form.ts'
import { type Story, storyOf } from '../../../test/support/story.ts'
import { type Reply, type TestBrowser, type TestWeb, testWeb } from '../../../test/support/web.ts'
import { runDay } from '../../casework/timetable/daily-run.ts'
import { day } from '../../core/day.ts'
import { anItem, by, ref } from '../../core/plan/plan.builders.ts'

let web: TestWeb
let statements: string[] = []
let story: Story
let rsl: TestBrowser
let rdt: TestBrowser
let rita: TestBrowser
const items = [anItem({ evidence: ref('4.5.3'), completion: by('2021-12-15') }), anItem({ evidence: ref('8.2.1') })]
const trust = '/organisations/XCE/2020-21'
const happened = { 'happened-day': '12', 'happened-month': '7', 'happened-year': '2021' }

before(async () => {
  web = await testWeb({ onStatement: (text) => statements.push(text) })
  story = storyOf(web.casework)
  rsl = await web.browser('rsl')
  rdt = await web.browser('rdt')
  rita = await web.browser('reviewer')
  await fill()
})
after(() => web.close())

/** A council that meets 8.2.1 and agreed to be named, a service for 4.5, and the Trust with both as gaps, and no plan. */
async function fill(): Promise<void> {
  const lead = await web.browser('lead')
  await lead.post('/services-directory/new', { ...aService, name: 'Secure boundary' })
  const council = await web.browser('editor', 'XCG')
  const marks = '/organisations/XCG/2020-21/assessment'
  await council.post(marks, {
    basedOn: '0',
    was: '',
    'mark-8.2.1': 'met',
    'mark-7.2.1': 'met',
    'mark-1.6.5': 'not-met',
  })
  await council.post(`${marks}/publish`, {
    ...hiddenIn((await council.get(`${marks}/publish`)).html),
    'all-marked': 'yes',
  })
  web.casework.standOn(day('2021-06-29'))
  await story.publish(items)
  await story.write(items)
  await dailyRun('2021-07-02')
}

const aService = {
  'helps-with': 'The boundary',
  serves: '4.5',
  contact: 'boundary@services.example',
  'from-day': '1',
  'from-month': '4',
  'from-year': '2021',
}

async function dailyRun(text: string): Promise<void> {
  web.casework.standOn(day(text))
  const run = await runDay(web.casework, day(text), 'A test')
  assert.equal(run.result, 'done')
}

test('T2 the RDT team sees a Trust that sent no plan, what was due, and since when it is a task', async () => {
  const { html } = await rdt.get('/region/Y60')
  const tasks = section(html, 'tasks')
  assert.match(tasks, /href="\/organisations\/XCE\/2020-21\/support">Central England NHS Trust \(XCE\)/)
  assert.match(tasks, /Send the improvement plan by 30 June 2021: it has not come\./)
  assert.match(tasks, /RDT team/)
  assert.match(section(html, 'no-plan'), /Central England NHS Trust/)
  assert.match((await rdt.get('/')).html, /Asked of your region: Regional Digital Transformation team/)
  assert.doesNotMatch((await rsl.get('/')).html, /Asked of your region/)
})

test('a file of one list asks the database for no other list', async () => {
  const readsOf = async (table: string) => {
    statements = []
    const { status } = await rdt.get(`/region/Y60?table=${table}&format=csv`)
    assert.equal(status, 200)
    return ['region_tasks', 'e.type = ', 'timetable_state', 'exemplars'].filter((part) =>
      statements.some((text) => text.includes(part)),
    )
  }
  assert.deepEqual(await readsOf('support'), ['e.type = '])
  assert.deepEqual(await readsOf('tasks'), ['region_tasks', 'e.type = '])
  assert.deepEqual(await readsOf('late'), ['timetable_state'])
  assert.deepEqual(await readsOf('exemplars'), ['exemplars'])
})

test('T1 a region sees who already meets a gap of the Trust, who agreed to be named, and which service helps', async () => {
  const gaps = async () => section((await rsl.get(`${trust}/support`)).html, 'gaps')
  assert.match(await gaps(), /Secure boundary/)
  assert.match(await gaps(), /NHS Central England CCG \(XCG\)/)
  assert.match(await gaps(), /None has agreed to be named/)
  const ada = await web.browser('administrator', 'XCG')
  const exemplar = '/organisations/XCG/2020-21/exemplar'
  assert.equal((await ada.post(exemplar, { evidence: '8.2.1' })).location, `${exemplar}?agreed=8.2.1`)
  assert.match(section((await rsl.get('/region/Y60')).html, 'exemplars'), /8\.2\.1[\s\S]*NHS Central England CCG/)
  const refused = await ada.post(exemplar, { evidence: '1.6.5' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Only an organisation that published 1\.6\.5 as met/)
  await ada.post(exemplar, { evidence: '8.2.1', does: 'withdraw' })
  assert.match(section((await rsl.get('/region/Y60')).html, 'exemplars'), /No organisation of this region has agreed/)
  await ada.post(exemplar, { evidence: '8.2.1' })
})

describe('what a region did', () => {
  const cases: readonly [what: string, changes: Record<string, string>, error: RegExp][] = [
    ['without a kind', { kind: '' }, /href="#kind">Choose what it was/],
    ['on 31 February', { 'happened-day': '31', 'happened-month': '2' }, /href="#happened-day">[^<]*does not exist/],
    ['on a day to come', { 'happened-day': '16' }, /href="#happened-day">16 July 2021 has not come yet/],
    ['without a word', { text: ' ' }, /href="#text">Say what was said or done/],
  ]
  for (const [what, changes, error] of cases) {
    test(`is not recorded ${what}, and what was typed is shown again`, async () => {
      web.casework.standOn(day('2021-07-15'))
      const reply = await rdt.post(`${trust}/support`, { kind: 'call', text: 'Rang them', ...happened, ...changes })
      assert.equal(reply.status, 422)
      assert.match(reply.html, error)
      if (changes.text === undefined) assert.match(reply.html, />Rang them<\/textarea>/)
    })
  }

  test('T7 is recorded with the help it names, and the Trust sees where it was directed to', async () => {
    const form = (await rsl.get(`${trust}/support`)).html
    const service = /name="services" type="checkbox" value="([^"]+)"/.exec(form)?.[1] ?? ''
    const given = { kind: 'meeting', text: 'Met them', services: service, exemplars: 'XCG', ...happened }
    assert.equal((await rsl.post(`${trust}/support`, given)).location, `${trust}/support?recorded=yes`)
    const home = (await (await web.browser('editor')).get('/organisations/XCE')).html
    assert.match(home, /Help you were directed to[\s\S]*Secure boundary[\s\S]*boundary@services\.example/)
    assert.match(home, /NHS Central England CCG[\s\S]*Exemplar organisation \(XCG\)/)
    assert.match(section((await rdt.get('/region/Y60')).html, 'support'), /Met them[\s\S]*Robin Regional/)
    const csv = (await rdt.get('/region/Y60?table=support&format=csv')).html
    assert.match(csv, /Central England NHS Trust,XCE,2020-21,2021-07-12,Meeting,Met them,Secure boundary; XCG/)
  })
})

test('T3 a reviewer asks the region with a reason, and the task ends when the plan is sent', async () => {
  const address = '/reviews/XCE/2020-21/ask-region'
  const form = hiddenIn((await rita.get(address)).html)
  const without = await rita.post(address, { ...form, reason: '' })
  assert.match(without.html, /href="#reason">Give the reason/)
  const stale = await rita.post(address, { seen: '1', reason: 'They need help with actions' })
  assert.equal(stale.status, 409)
  assert.match(stale.html, />They need help with actions<\/textarea>/)
  const reply = await rita.post(address, { ...form, reason: 'They need help with actions' })
  assert.equal(reply.location, '/reviews/XCE/2020-21/decided')
  assert.match(
    (await rita.get('/reviews/XCE/2020-21/decided')).html,
    /Regional Security Lead asked[\s\S]*Robin Regional/,
  )
  assert.match(section((await rsl.get('/region/Y60')).html, 'tasks'), /They need help with actions/)
  assert.match((await rsl.get('/')).html, /Work with the Trust, as Rita Reviewer asked/)
  await story.sign()
  await story.send()
  for (const browser of [rsl, rdt]) {
    assert.match(section((await browser.get('/region/Y60')).html, 'tasks'), /There are no tasks for this region now/)
    assert.doesNotMatch((await browser.get('/')).html, /Asked of your region/)
  }
})

describe('who may', () => {
  test('people of one region see nothing of another', async () => {
    const elsewhere = '/organisations/XCK/2020-21'
    assert.equal((await rita.get('/region/Y62')).status, 200)
    for (const browser of [rsl, rdt]) {
      for (const page of ['support', 'plan', 'early-warning', 'assessment'])
        assert.equal((await browser.get(`${elsewhere}/${page}`)).status, 404, page)
      for (const path of ['/region/Y62', '/organisations/XCK', '/region/Y62?table=tasks&format=csv'])
        assert.equal((await browser.get(path)).status, 404, path)
      const reply = await browser.post(`${elsewhere}/support`, { kind: 'call', text: 'Rang', ...happened })
      assert.equal(reply.status, 404)
    }
  })

  test('a region can read the casefile but not decide', async () => {
    for (const browser of [rsl, rdt]) {
      assert.equal((await browser.get(`${trust}/plan`)).status, 200)
      const forbidden: readonly Promise<Reply>[] = [
        browser.get('/reviews/XCE/2020-21'),
        browser.post('/reviews/XCE/2020-21', { decision: 'approve' }),
        browser.post('/reviews/XCE/2020-21/correction', { status: 'standards-met', reason: 'So' }),
        browser.post('/reviews/XCE/2020-21/ask-region', { reason: 'So' }),
        browser.post(`${trust}/early-warning`, { text: 'So' }),
        browser.post(`${trust}/exemplar`, { evidence: '8.2.1' }),
        browser.post('/services-directory/new', { ...aService, name: 'Mine' }),
      ]
      for (const reply of await Promise.all(forbidden)) assert.equal(reply.status, 404)
    }
  })

  test('an organisation sees neither its region’s page nor the region’s page about it; reviewers and auditors see both', async () => {
    const editor = await web.browser('editor')
    for (const path of ['/region/Y60', `${trust}/support`]) {
      assert.equal((await editor.get(path)).status, 404, path)
      for (const person of ['reviewer', 'lead', 'auditor'])
        assert.equal((await (await web.browser(person)).get(path)).status, 200, `${person} ${path}`)
    }
    assert.equal((await rita.get('/region/Y99')).status, 404)
    assert.equal((await rita.post(`${trust}/support`, { kind: 'call', text: 'Rang', ...happened })).status, 404)
  })
})

/** From the heading with this id up to the next section. */
function section(html: string, id: string): string {
  const from = html.slice(html.indexOf(`id="${id}"`))
  return from.slice(0, from.indexOf('</section>'))
}

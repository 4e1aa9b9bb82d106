import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hiddenIn } from '../../../../test/support/item-form.ts'
import { type Story, storyOf } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { day } from '../../../core/day.ts'
import { anItem } from '../../../core/plan/plan.builders.ts'
import { publicScope } from '../../../store/database/database.ts'
import { loadDemoOrganisations } from '../../../store/reference/load.ts'

let web: TestWeb
let lead: TestBrowser
let successor: TestBrowser
let story: Story
const closing = { kind: 'closed', 'closed-day': '31', 'closed-month': '7', 'closed-year': '2021' }
const fields = { code: 'XCE', successors: 'XCG', reason: '', ...closing }

before(async () => {
  web = await testWeb()
  lead = await web.browser('lead')
  successor = await web.browser('editor', 'XCG')
  story = storyOf(web.casework)
  await story.publish([anItem()])
  await story.write([anItem()])
})
after(() => web.close())

const preview = (changes: Readonly<Record<string, string>> = {}) =>
  lead.post('/successors', { ...fields, ...changes, action: 'preview' })
const record = async (changes: Readonly<Record<string, string>> = {}) =>
  lead.post('/successors', { ...hiddenIn((await preview(changes)).html), action: 'record' })

describe('a closing with an error is not recorded, and what was typed is shown again', () => {
  const cases: readonly [what: string, changes: Record<string, string>, error: RegExp][] = [
    ['an unknown organisation', { code: 'ZZ9' }, /href="#code">No organisation with the code ZZ9/],
    ['no code', { code: '!' }, /href="#code">Enter the ODS code/],
    ['31 February', { 'closed-day': '31', 'closed-month': '2' }, /href="#closed-day">[^<]*does not exist/],
    ['no day', { 'closed-day': '', 'closed-month': '', 'closed-year': '' }, /href="#closed-day">Enter the last day/],
    ['neither closed nor open', { kind: '' }, /href="#kind">Choose whether it closed/],
    ['itself as successor', { successors: 'XCE' }, /href="#successors">An organisation cannot succeed itself/],
    ['an unknown successor', { successors: 'ZZ9' }, /href="#successors">No organisation with the code ZZ9/],
    ['a successor that had closed before', { successors: 'RW6' }, /href="#successors">RW6 had closed by then/],
    ['an open organisation reopened', { kind: 'open' }, /href="#kind">This is recorded already/],
  ]
  for (const [what, changes, error] of cases) {
    test(what, async () => {
      const late = what.includes('had closed before') ? { 'closed-year': '2022' } : {}
      const reply = await preview({ ...changes, ...late, reason: 'Kept as typed' })
      assert.equal(reply.status, 422)
      assert.match(reply.html, error)
      assert.match(reply.html, />Kept as typed<\/textarea>/)
    })
  }
})

test('only the lead sees the page', async () => {
  for (const person of ['reviewer', 'auditor', 'editor'])
    assert.equal((await (await web.browser(person)).get('/successors')).status, 404)
})

test('the preview says who takes over the open casefile, and records nothing', async () => {
  const { html, status } = await preview()
  assert.equal(status, 200)
  assert.match(html, /The people of NHS Central England CCG \(XCG\) take it over from 1 August 2021/)
  assert.match((await preview({ successors: 'XCG XCC' })).html, /There are several successors/)
  assert.match((await preview({ successors: '' })).html, /Nobody takes it over/)
  assert.match((await lead.get('/successors')).html, /No closing has been recorded here yet/)
})

describe('an organisation merges and its successor takes over its open casefile', () => {
  test('once the lead has recorded it, from the day after its last', async () => {
    assert.equal((await record()).location, '/successors?recorded=XCE')
    assert.match((await lead.get('/successors?recorded=XCE')).html, /Recorded for Central England NHS Trust/)
    web.casework.standOn(day('2021-07-31'))
    assert.equal((await successor.get('/organisations/XCE')).status, 404)
    web.casework.standOn(day('2021-08-01'))
    assert.equal((await successor.get('/organisations/XCE')).status, 200)
  })
  test('its home page names the people of the successor and shows them the next step', async () => {
    const siro = await web.browser('siro', 'XCG')
    const { html } = await siro.get('/organisations/XCE')
    const name = (await web.casework.person('siro', 'XCG')).name
    assert.ok(html.includes(`(SIRO): ${name}`))
    assert.match(html, /href="\/organisations\/XCE\/2020-21\/plan/)
    assert.ok((await successor.get('/organisations/XCE/2020-21/plan/sign-off')).html.includes(name))
  })
  test('the SIRO of the successor signs the plan off and its editor sends it', async () => {
    const siro = await web.browser('siro', 'XCG')
    const signOff = '/organisations/XCE/2020-21/plan/sign-off'
    const signed = await siro.post(signOff, { ...hiddenIn((await siro.get(signOff)).html), confirm: 'read' })
    assert.equal(signed.status, 303, signed.html)
    const send = '/organisations/XCE/2020-21/plan/send'
    const sent = await successor.post(send, { ...hiddenIn((await successor.get(send)).html), acknowledged: 'yes' })
    assert.equal(sent.status, 303, sent.html)
    assert.equal((await successor.get('/organisations/XCE/2020-21/updates')).status, 200)
  })
})

test('loading a newer file of organisations keeps what the lead recorded', async () => {
  await web.casework.database.inTransaction(publicScope, async (tx) => {
    await tx.updateTable('settings').set({ value: 'another file' }).where('name', '=', 'demo organisations').execute()
    assert.equal(await loadDemoOrganisations(tx), 'loaded')
  })
  assert.equal((await successor.get('/organisations/XCE')).status, 200)
})

test('a closing can be changed only with a reason, and both records stay', async () => {
  const without = await preview({ kind: 'open' })
  assert.equal(without.status, 422)
  assert.match(without.html, /href="#reason">Give the reason/)
  const stale = hiddenIn((await preview({ kind: 'open', reason: 'A slip' })).html)
  assert.equal((await record({ successors: 'XCG XCC', reason: 'Two of them' })).status, 303)
  assert.equal((await successor.get('/organisations/XCE')).status, 404)
  const late = await lead.post('/successors', { ...stale, action: 'record' })
  assert.equal(late.status, 409)
  assert.match(late.html, /changed while you were reading/)
  assert.equal((await record({ kind: 'open', reason: 'It did not close' })).status, 303)
  assert.equal((await successor.get('/organisations/XCE')).status, 404)
  const csv = (await lead.get('/successors?format=csv')).html
  assert.match(
    csv,
    /XCE,,None,It did not close,[\s\S]*XCE,2021-07-31,"XCG, XCC",Two of them[\s\S]*XCE,2021-07-31,XCG,None given/,
  )
})

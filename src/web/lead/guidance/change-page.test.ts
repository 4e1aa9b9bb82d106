import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { planSentBy } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { day } from '../../../core/day.ts'
import { anItem } from '../../../core/plan/plan.builders.ts'

let web: TestWeb
let lead: TestBrowser
let second: TestBrowser
let editor: TestBrowser
let address = ''

before(async () => {
  web = await testWeb()
  const story = await planSentBy(web.casework, 'XCE', [anItem()])
  await story.judge(true)
  await story.approve()
  web.casework.standOn(day('2021-12-21'))
  lead = await web.browser('lead')
  second = await web.browser('lead-2')
  editor = await web.browser('editor')
})
after(() => web.close())

const yearPage = '/years/2020-21'
const newChange = `${yearPage}/changes/new`

const relaxed = {
  amendments: '1',
  'key-1': 'mostOutstandingItems',
  'state-1': 'value',
  'value-1': '20',
  'from-1-day': '21',
  'from-1-month': '12',
  'from-1-year': '2021',
  'source-1': '“up to 20 items”',
  title: 'Twenty items',
  message: 'A plan covers at most twenty items.',
  reason: '',
  action: 'propose',
}

describe('the page of a toolkit year', () => {
  test('is for leads and auditors only', async () => {
    assert.equal((await lead.get(yearPage)).status, 200)
    const auditor = await web.browser('auditor')
    const { status, html } = await auditor.get(yearPage)
    assert.equal(status, 200)
    assert.doesNotMatch(html, /changes\/new/)
    for (const path of [newChange]) assert.equal((await auditor.get(path)).status, 404)
    assert.equal((await auditor.post(newChange, relaxed)).status, 404)
    for (const browser of [editor, await web.browser('reviewer')])
      for (const path of [yearPage, newChange]) assert.equal((await browser.get(path)).status, 404)
  })
  test('has nothing to change where the guidance is not known', async () => {
    assert.match((await lead.get('/years/2021-22')).html, /Too little of the guidance/)
    assert.equal((await lead.get('/years/2021-22/changes/new')).status, 404)
    assert.equal((await lead.get('/years/2019-20')).status, 404)
  })
})

describe('proposing a change', () => {
  test('G2 a change with errors is shown again with what was typed and every error', async () => {
    const wrong = { ...relaxed, 'value-1': 'twenty', 'from-1-month': '13', message: '' }
    const { status, html } = await lead.post(newChange, wrong)
    assert.equal(status, 422)
    for (const text of ['enter a whole number', 'month as a number', 'Write the message'])
      assert.match(html, new RegExp(text))
    for (const typed of ['value="twenty"', 'value="13"', 'value="Twenty items"', '“up to 20 items”'])
      assert.ok(html.includes(typed), typed)
    assert.match(html, /href="#value-1"/)
  })
  test('G2 values can be added and removed without losing what was typed', async () => {
    const added = await lead.post(newChange, { ...relaxed, action: 'add', add: 'finalUpdateDue' })
    assert.equal(added.status, 200)
    assert.match(added.html, /name="key-2" value="finalUpdateDue"/)
    for (const typed of ['id="value-2-day"', 'value="31"']) assert.ok(added.html.includes(typed), typed)
    assert.ok(added.html.includes('value="20"'))
    const removed = await lead.post(newChange, { ...relaxed, action: 'remove-1' })
    assert.doesNotMatch(removed.html, /name="key-1"/)
    assert.ok(removed.html.includes('value="Twenty items"'))
  })
  test('G2 a prepared change fills in the form', async () => {
    const { html } = await lead.get(`${newChange}?prepared=2020-21-december-update-withdrawn`)
    assert.match(html, /name="amendments" value="8"/)
    assert.match(html, /No new deadline will be set/)
  })
  test('G2 a proposal leads to what it would do', async () => {
    const { status, location } = await lead.post(newChange, relaxed)
    assert.equal(status, 303)
    address = location ?? ''
    const { html } = await lead.get(address)
    assert.match(html, /What it would do/)
    assert.doesNotMatch(html, /Confirm and issue/)
    assert.match((await second.get(address)).html, /Confirm and issue/)
    assert.match((await lead.get(yearPage)).html, /to be confirmed by a second person/)
  })
})

describe('confirming a change', () => {
  test('G2 is refused to the person who proposed it', async () => {
    const { status, html } = await lead.post(`${address}/confirm`, { seen: '0' })
    assert.equal(status, 409)
    assert.match(html, /Leah Lead proposed this change, so another person must confirm it/)
  })
  test('is not found for anybody but leads, nor for an unknown change', async () => {
    assert.equal((await editor.post(`${address}/confirm`, { seen: '0' })).status, 404)
    assert.equal((await second.post(`${yearPage}/changes/nothing/confirm`, { seen: '0' })).status, 404)
    const elsewhere = address.replace('2020-21', '2021-22')
    assert.equal((await second.post(`${elsewhere}/confirm`, { seen: '0' })).status, 404)
  })
  test('G4 by a second person puts the change on home pages, and everybody can read it', async () => {
    assert.equal((await second.post(`${address}/confirm`, { seen: '0' })).status, 303)
    for (const path of ['/', '/organisations/XCE'])
      assert.match((await editor.get(path)).html, /A plan covers at most twenty items/, path)
    const { html } = await editor.get('/guidance/2020-21/changes/1')
    assert.match(html, /up to 20 items/)
    assert.doesNotMatch(html, /Le[an]+ah? Lead/)
    assert.equal((await editor.get('/guidance/2020-21/changes/2')).status, 404)
  })
  test('G2 the guidance can be read as it was known the day before, with what changed later', async () => {
    const { html } = await editor.get('/guidance/2020-21?on=2021-12-20')
    assert.match(html, /15 evidence items/)
    assert.match(html, /20 evidence items from 21 December 2021 \(change 1\)/)
    const file = await editor.get('/guidance/2020-21?on=2021-12-21&format=csv')
    assert.match(file.html, /20 evidence items/)
  })
})

test('G4 open gaps can be carried over into the toolkit year that the guidance names, from that day on', async () => {
  const carryOver = '/organisations/XCE/2021-22/carry-over'
  assert.equal((await editor.get(carryOver)).status, 404)
  const next = {
    ...relaxed,
    'key-1': 'nextCycle',
    'value-1': '2021-22',
    title: 'On to 2021-22',
    message: 'Put your effort into 2021-22.',
  }
  const proposed = await lead.post(newChange, next)
  await second.post(`${proposed.location}/confirm`, { seen: '1' })
  assert.match((await editor.get('/organisations/XCE')).html, /2021-22 toolkit[\s\S]*Carry over open gaps from 2020-21/)
  assert.match((await editor.get(carryOver)).html, /value="4\.5\.3"[^>]*checked/)
  assert.equal((await editor.post(carryOver, { basedOn: '0' })).status, 422)
  assert.equal((await editor.post(carryOver, { basedOn: '0', gaps: '4.5.3' })).status, 303)
  assert.match((await editor.get('/organisations/XCE')).html, /Gaps were carried over from/)
  assert.match((await editor.get(carryOver)).html, /already: 4\.5\.3/)
  assert.equal((await lead.get(carryOver)).status, 404)
})

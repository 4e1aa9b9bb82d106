import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { hiddenIn } from '../../../../test/support/item-form.ts'
import { type Story, storyOf } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { day } from '../../../core/day.ts'
import { anAction, anItem, by, items, ref } from '../../../core/plan/plan.builders.ts'

const address = '/organisations/XCE/2020-21/plan'
const late = anItem({ evidence: ref('9.6.2'), completion: by('2022-03-31') })
const done = anItem({ evidence: ref('7.2.1'), actions: [anAction({ doneOn: day('2021-05-28') })] })

let web: TestWeb
let story: Story
let editor: TestBrowser

before(async () => {
  web = await testWeb()
  story = storyOf(web.casework)
  editor = await web.browser('editor')
})
after(() => web.close())

test('without a published assessment the plan says what to do first', async () => {
  assert.match((await editor.get(address)).html, /There is no plan yet[\s\S]*href="[^"]*\/assessment"/)
  assert.match((await (await web.browser('reader')).get(address)).html, /An editor of the organisation marks/)
})

test('the plan lists every gap with what is missing in it', async () => {
  await story.publish([anItem(), late, done, anItem({ evidence: ref('4.5.4') })])
  await story.write([anItem({ owner: null }), late, done])
  const { html } = await editor.get(address)
  assert.match(html, /items\/4\.5\.3"[\s\S]*Missing: an owner[\s\S]*Incomplete/)
  assert.match(html, /items\/4\.5\.4"[\s\S]*Not started/)
  assert.match(html, /items\/7\.2\.1"[\s\S]*Done/)
  assert.match(html, /items\/9\.6\.2"[\s\S]*Its date is after 30 December 2021[\s\S]*Date too late/)
  assert.match(html, /3 of 15 items/)
  assert.match(html, /1 of 4 items filled in/)
})

test('A3 the page says that sixteen outstanding items are too many', async () => {
  const other = storyOf(web.casework, 'XCC')
  await other.publish(items(16))
  const { html } = await (await web.browser('editor', 'XCC')).get('/organisations/XCC/2020-21/plan')
  assert.match(html, /The plan covers too many items[\s\S]*16 outstanding evidence items/)
})

test('P6 the page shows a sign-off, and that an edit makes it void', async () => {
  await story.write([anItem(), anItem({ evidence: ref('4.5.4') })])
  await story.sign()
  assert.match((await editor.get(address)).html, /Sam Siro \(XCE\) on 1 June 2021[\s\S]*Signed off[\s\S]*Ready to send/)
  await story.write([anItem({ gap: 'Something else' })])
  assert.match((await editor.get(address)).html, /it has to be signed off again[\s\S]*Sign again[\s\S]*Not yet/)
})

test('the page says that a plan was sent, and whether it has changed since', async () => {
  await story.sign()
  await story.send()
  assert.match((await editor.get(address)).html, /sent the plan on 1 June 2021\. It is awaiting review/)
  await story.write([anItem()])
  assert.match((await editor.get(address)).html, /It has changed since/)
})

test('an approved plan asks for no sign-off and no sending, even after an update', async () => {
  const other = storyOf(web.casework, 'XCG')
  await other.publish([anItem()])
  await other.write([anItem()])
  await other.sign()
  await other.send()
  await other.judge(true)
  await other.approve()
  const progress = {
    evidence: ref('4.5.3'),
    note: 'Tokens ordered',
    done: [{ id: 'a1', doneOn: day('2021-05-30'), note: '' }],
  }
  await other.update([{ ...progress, outlook: { kind: 'on-course' } }])
  const { html } = await (await web.browser('editor', 'XCG')).get('/organisations/XCG/2020-21/plan')
  assert.match(html, /It was approved/)
  assert.doesNotMatch(html, /Sign again|It has changed since|Must fix|to fix/)
})

test('without guidance for the toolkit year, the plan lists its gaps and says that it cannot be written yet', async () => {
  web.casework.standOn(day('2022-06-01'))
  const next = '/organisations/XCE/2021-22'
  const marking = await editor.get(`${next}/assessment`)
  assert.match(marking.html, /The evidence items of 2021-22 are not listed here/)
  await editor.post(`${next}/assessment`, { ...hiddenIn(marking.html), added: '4.5.3', 'added-mark': 'not-met' })
  await editor.post(`${next}/assessment/publish`, { basedOn: '1', 'all-marked': 'yes' })
  assert.match((await editor.get(`${next}/plan`)).html, /cannot be written yet[\s\S]*items\/4\.5\.3"/)
  assert.doesNotMatch((await editor.get(`${next}/plan/items/4.5.3`)).html, /name="gap"/)
  web.casework.standOn(day('2021-06-01'))
})

test('a viewer who may only read finds no links to upload or send', async () => {
  const { html } = await (await web.browser('rsl')).get(address)
  assert.doesNotMatch(html, /plan\/upload|plan\/send"/)
  assert.match(html, /plan\/workbook/)
})

test('a plan that a newer build wrote is not shown, and its form changes nothing', async () => {
  const owner = new pg.Client({ connectionString: web.casework.made.ownerConnection })
  await owner.connect()
  const draft = `organisation = 'XCE' and cycle = '2020-21' and kind = 'plan'`
  const form = hiddenIn((await editor.get(`${address}/items/4.5.3`)).html)
  await owner.query(`update dspt.drafts set content = content || '{"contentVersion": 99}' where ${draft}`)
  const stored = (await owner.query(`select content from dspt.drafts where ${draft}`)).rows
  const shown = await editor.get(address)
  const saved = await editor.post(`${address}/items/4.5.3`, { ...form, gap: 'Older', action: 'list' })
  for (const { status, html } of [shown, saved]) {
    assert.equal(status, 503)
    assert.match(
      html,
      /This plan was written by a newer version of the service[\s\S]*Nothing of it was changed or lost/,
    )
  }
  assert.deepEqual((await owner.query(`select content from dspt.drafts where ${draft}`)).rows, stored)
  await owner.end()
})

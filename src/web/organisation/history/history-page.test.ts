import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { storyOf } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { anItem, by, ref } from '../../../core/plan/plan.builders.ts'

let web: TestWeb
let editor: TestBrowser
const address = '/organisations/XCE/2020-21'
const both = [anItem({ evidence: ref('1.6.5') }), anItem({ gap: '=cmd|calc' })]

before(async () => {
  web = await testWeb()
  const story = storyOf(web.casework)
  await story.publish(both)
  await story.write(both)
  await story.sign()
  await story.send()
  await story.judge(false, '=HYPERLINK("https://example.org")')
  await story.giveBack('Change the dates')
  await story.write([anItem({ completion: by('2021-10-15') })])
  editor = await web.browser('editor')
})
after(() => web.close())

test('the history shows each event with who and when, newest first', async () => {
  const { html } = await editor.get(`${address}/history`)
  const sentences = [
    'The plan was returned',
    'was sent for review',
    'The SIRO signed off',
    'The assessment was published',
  ]
  assert.deepEqual(
    sentences.map((sentence) => html.indexOf(sentence)).toSorted((a, b) => a - b),
    sentences.map((sentence) => html.indexOf(sentence)),
  )
  assert.match(html, /1 June 2021, 10am/)
  assert.match(html, /Rita Reviewer, Reviewer/)
})

test('the history as CSV lets no cell act as a formula', async () => {
  const { html, headers } = await editor.get(`${address}/history?format=csv`)
  assert.match(String(headers['content-disposition']), /History XCE 2020-21\.csv/)
  assert.equal(html.trim().split('\r\n').length, 5)
  assert.doesNotMatch(html, /(^|,|")[=+@]/m)
})

test('two revisions are compared, and words mark what was added and removed', async () => {
  const { html } = await editor.get(`${address}/compare`)
  assert.match(html, /1 evidence item changed/)
  assert.match(html, /removed: <\/span>=cmd\|calc<\/del>/)
  assert.match(html, /added: <\/span>15 October<\/ins> 2021/)
  assert.match(html, /Unchanged: 1\.6\.5/)
})

test('the page says that an unknown revision was never signed off or sent', async () => {
  const { html, status } = await editor.get(`${address}/compare?from=deadbeef`)
  assert.equal(status, 200)
  assert.match(html, /This revision was never signed off or sent/)
})

test('the region reads the plan but not the history', async () => {
  const regional = await Promise.all([web.browser('rsl'), web.browser('rdt')])
  for (const browser of regional) {
    assert.equal((await browser.get(`${address}/plan/check`)).status, 200)
    assert.equal((await browser.get(`${address}/history`)).status, 404)
    assert.equal((await browser.get(`${address}/compare`)).status, 404)
  }
})

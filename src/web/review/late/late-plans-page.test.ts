import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hiddenIn } from '../../../../test/support/item-form.ts'
import { type Story, storyOf } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { anItem, by, ref } from '../../../core/plan/plan.builders.ts'

let web: TestWeb
let sro: TestBrowser

before(async () => {
  web = await testWeb()
  sro = await web.browser('sro')
})
after(() => web.close())

const address = '/late-plans/XCE/2020-21'

async function referred(code: string): Promise<Story> {
  const story = storyOf(web.casework, code)
  const items = [anItem({ completion: by('2022-01-28') }), anItem({ evidence: ref('9.6.2') })]
  await story.publish(items)
  await story.write(items)
  await story.sign()
  await story.send()
  await story.judge(true)
  await story.refer('The data centre opens in January')
  return story
}

test('an empty list says when plans appear', async () => {
  assert.match((await sro.get('/late-plans')).html, /No plan has been referred to you/)
})

test('A4 the SRO sees a plan once it is referred: what finishes late, by how much and why it was referred', async () => {
  assert.equal((await sro.get(address)).status, 404)
  await referred('XCE')
  assert.match((await sro.get('/late-plans')).html, /href="\/late-plans\/XCE\/2020-21".*Waiting for you/s)
  const { html } = await sro.get(address)
  assert.match(html, /29 days after 30 December 2021/)
  assert.match(html, /“The data centre opens in January”/)
  assert.doesNotMatch(html, /href="#item-9\.6\.2"/)
})

test('A4 the decision needs a reason, is recorded once under the SRO’s name, and is emailed', async () => {
  const form = { ...hiddenIn((await sro.get(address)).html), decision: 'accept' }
  const without = await sro.post(address, form)
  assert.equal(without.status, 422)
  assert.match(without.html, /href="#reason">Give the reason/)
  const undecided = await sro.post(address, { ...form, decision: '', reason: 'Four weeks are fine' })
  assert.equal(undecided.status, 422)
  assert.match(undecided.html, />Four weeks are fine<\/textarea>/)
  for (const _twice of [1, 2]) {
    const reply = await sro.post(address, { ...form, reason: 'Four weeks are fine' })
    assert.deepEqual([reply.status, reply.location], [303, address])
  }
  const { html } = await sro.get(address)
  assert.match(html, /Sol Owner accepted on 1 June 2021 that this plan finishes late/)
  assert.match(html, /the NHSX SRO accepted the dates of your plan/)
  assert.doesNotMatch(html, /name="decision"/)
  const rita = await web.browser('reviewer')
  const review = await rita.get('/reviews/XCE/2020-21')
  assert.match(review.html, /Sol Owner, NHSX senior responsible owner, accepted that this plan finishes late/)
  assert.match(review.html, /Nothing that must be fixed\./)
})

test('a plan that was replaced in the meantime is not decided about, and what was typed is shown', async () => {
  const story = await referred('RJ1')
  const form = hiddenIn((await sro.get('/late-plans/RJ1/2020-21')).html)
  await story.write([anItem({ completion: by('2021-12-30') })])
  await story.sign()
  await story.send()
  const fields = { ...form, reason: 'Too late for me', decision: 'decline' }
  const reply = await sro.post('/late-plans/RJ1/2020-21', fields)
  assert.equal(reply.status, 409)
  assert.match(reply.html, /Another plan has been sent since/)
  assert.match(reply.html, /You typed: “Too late for me”/)
  assert.match((await sro.get('/late-plans')).html, /Replaced by another plan/)
})

test('only the SRO sees late plans', async () => {
  for (const [person, organisation] of [
    ['reviewer', 'XCE'],
    ['lead', 'XCE'],
    ['auditor', 'XCE'],
    ['editor', 'XCE'],
    ['rsl', 'XCE'],
  ] as const) {
    const browser = await web.browser(person, organisation)
    assert.equal((await browser.get('/late-plans')).status, 404, person)
    assert.equal((await browser.get(address)).status, 404, person)
    assert.equal((await browser.post(address, { decision: 'accept', reason: 'Yes' })).status, 404, person)
  }
})

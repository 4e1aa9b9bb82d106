import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hiddenIn } from '../../../test/support/item-form.ts'
import { type Story, storyOf } from '../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../test/support/web.ts'
import { anItem } from '../../core/plan/plan.builders.ts'

let web: TestWeb
let rita: TestBrowser
let story: Story

before(async () => {
  web = await testWeb()
  rita = await web.browser('reviewer')
  story = storyOf(web.casework)
  await story.publish([anItem()])
  await story.write([anItem()])
})
after(() => web.close())

const address = '/reviews/XCE/2020-21/correction'

test('S5 a correction needs a status and a reason, and what was typed is shown again', async () => {
  const form = hiddenIn((await rita.get(address)).html)
  const neither = await rita.post(address, { ...form, reason: 'Wrong button' })
  assert.equal(neither.status, 422)
  assert.match(neither.html, /href="#status">Choose the correct status/)
  assert.match(neither.html, />Wrong button<\/textarea>/)
  const without = await rita.post(address, { ...form, status: 'standards-met' })
  assert.match(without.html, /href="#reason">Give the reason/)
  assert.match(without.html, /value="standards-met" checked/)
  const exceeded = await rita.post(address, { ...form, status: 'standards-exceeded', reason: 'Why not' })
  assert.equal(exceeded.status, 422)
})

test('S5 a correction is refused if the casefile changed in the meantime', async () => {
  const form = hiddenIn((await rita.get(address)).html)
  await story.sign()
  const reply = await rita.post(address, { ...form, status: 'standards-met', reason: 'Wrong button' })
  assert.equal(reply.status, 409)
  assert.match(reply.html, />Wrong button<\/textarea>/)
})

test('S5 a correction shows who gets an email, and the status of now cannot be chosen', async () => {
  const form = hiddenIn((await rita.get(address)).html)
  const reply = await rita.post(address, { ...form, status: 'standards-met', reason: 'Every item was met' })
  assert.equal(reply.location, '/reviews/XCE/2020-21/decided')
  const { html } = await rita.get('/reviews/XCE/2020-21/decided')
  assert.match(html, /Status corrected/)
  assert.match(html, /The status was corrected from Standards Not Met to Standards Met/)
  assert.match(html, /Erin Editor \(XCE\)/)
  assert.doesNotMatch((await rita.get(address)).html, /value="standards-met"/)
})

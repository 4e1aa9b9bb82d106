import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hiddenIn } from '../../../../test/support/item-form.ts'
import { planSentBy } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { day } from '../../../core/day.ts'
import { anAction, anItem, by, ref } from '../../../core/plan/plan.builders.ts'
import type { PlanItem } from '../../../core/plan/plan.ts'

const items = [anItem(), anItem({ evidence: ref('9.6.2'), actions: [anAction({ text: 'Encrypt the old phones' })] })]

let web: TestWeb
let rita: TestBrowser
let ravi: TestBrowser

before(async () => {
  web = await testWeb()
  rita = await web.browser('reviewer')
  ravi = await web.browser('reviewer-2')
})
after(() => web.close())

/** A plan sent by an organisation that no other test uses. */
const sentBy = (code: string, plan: readonly PlanItem[] = items) => planSentBy(web.casework, code, plan)

const address = (code: string) => `/reviews/${code}/2020-21`

/** The hidden fields of the page, with these fields. */
async function formOf(browser: TestBrowser, code: string, fields: Readonly<Record<string, string>>) {
  return { ...hiddenIn((await browser.get(address(code))).html), ...fields }
}

const bothRealistic = { 'judgement-4.5.3': 'realistic', 'judgement-9.6.2': 'realistic' }

test('G3 a review shows the guidance of the day the plan was sent, its sign-off, and each finding with a link to its rule', async () => {
  await sentBy('RJ1', [anItem({ owner: null, measure: '88 % → 95 %' }), ...items.slice(1)])
  const { html, status } = await rita.get(address('RJ1'))
  assert.equal(status, 200)
  assert.match(html, /2020-21 guidance as it stood on 19 May 2021/)
  assert.match(html, /Measure[\s\S]{0,80}88 % → 95 %/)
  assert.match(html, /Sam Siro \(RJ1\), 1 June 2021, revision [0-9a-f]{8}/)
  assert.match(html, /href="#item-4\.5\.3">4\.5\.3 has no owner/)
  assert.match(html, /href="\/guidance\/2020-21\?on=2021-06-01[^"]*">Why \(P3\)/)
})

describe('approving', () => {
  test('is refused with every reason at the top, and the judgements stay saved', async () => {
    await sentBy('RJ2', [anItem({ completion: { kind: 'not-given' } }), ...items.slice(1)])
    const fields = { 'judgement-9.6.2': 'not-realistic', 'reason-9.6.2': 'Too soon', decision: 'approve' }
    const reply = await rita.post(address('RJ2'), await formOf(rita, 'RJ2', fields))
    assert.equal(reply.status, 422)
    assert.match(reply.html, /href="#item-4\.5\.3">4\.5\.3 has no completion date \(A1\)/)
    assert.match(reply.html, /href="#judgement-4\.5\.3">4\.5\.3 has not been judged \(A2\)/)
    assert.match(reply.html, /href="#judgement-9\.6\.2">The plan for 9\.6\.2 is not realistic: Too soon \(A2\)/)
    assert.match((await ravi.get(address('RJ2'))).html, /Rita Reviewer saved judgements on this plan at 10am/)
  })

  test('leads to a confirmation of who gets an email, also when sent twice', async () => {
    await sentBy('RJ7')
    const form = await formOf(rita, 'RJ7', { ...bothRealistic, decision: 'approve' })
    const first = await rita.post(address('RJ7'), form)
    const second = await rita.post(address('RJ7'), form)
    assert.deepEqual([first.status, first.location], [303, `${address('RJ7')}/decided`])
    assert.deepEqual([second.status, second.location], [303, `${address('RJ7')}/decided`])
    const { html } = await rita.get(`${address('RJ7')}/decided`)
    assert.match(html, /Plan approved/)
    assert.match(html, /Sam Siro \(RJ7\): “[^”]*your improvement plan was approved”/)
  })
})

describe('returning', () => {
  test('needs the reason for each item that is not realistic, and shows again what was typed', async () => {
    await sentBy('RJE')
    const fields = {
      ...bothRealistic,
      'judgement-9.6.2': 'not-realistic',
      reason: 'Please correct',
      decision: 'return',
    }
    const reply = await rita.post(address('RJE'), await formOf(rita, 'RJE', fields))
    assert.equal(reply.status, 422)
    assert.match(reply.html, /href="#reason-9\.6\.2">Give the reason why the plan for 9\.6\.2 is not realistic/)
    assert.match(reply.html, />Please correct<\/textarea>/)
  })

  test('needs at least one reason', async () => {
    await sentBy('RJL')
    const reply = await rita.post(address('RJL'), await formOf(rita, 'RJL', { ...bothRealistic, decision: 'return' }))
    assert.equal(reply.status, 422)
    assert.match(reply.html, /href="#reason">Give the reason/)
  })

  test('shows the next reviewer why it was returned, and word by word what has changed since', async () => {
    const story = await sentBy('RJN')
    await story.judge(false, 'Phones take a year')
    await story.giveBack('Look at the phones again')
    await story.write([anItem({ ...items[1], completion: by('2021-11-30') })])
    await story.sign()
    await story.send()
    const { html } = await ravi.get(address('RJN'))
    assert.match(html, /Look at the phones again/)
    assert.match(html, /Rita Reviewer wrote when it was returned on 1 June 2021: “Phones take a year”/)
    assert.match(html, /<del>.*?29 September<\/del>/)
    assert.match(html, /<ins>.*?30 November<\/ins>/)
    assert.match(html, /Unchanged since the plan sent on 1 June 2021/)
    assert.match(html, /Compare it with the plan last sent/)
  })
})

describe('A4 a plan that finishes late', () => {
  const late = [anItem({ completion: by('2022-03-31') })]

  test('can be referred to the SRO, with a reason, if it is a Trust’s', async () => {
    await sentBy('RJR', late)
    assert.match((await rita.get(address('RJR'))).html, /Refer to the SRO/)
    const fields = { 'judgement-4.5.3': 'realistic', decision: 'refer' }
    const without = await rita.post(address('RJR'), await formOf(rita, 'RJR', fields))
    assert.match(without.html, /href="#sro-reason">Give the reason/)
    const form = await formOf(rita, 'RJR', { ...fields, 'sro-reason': 'The supplier is late' })
    assert.equal((await rita.post(address('RJR'), form)).location, `${address('RJR')}/decided`)
    assert.match((await rita.get(address('RJR'))).html, /Rita Reviewer referred this plan to the SRO/)
  })

  test('cannot be referred if it is a council’s, not even by a forged form', async () => {
    await sentBy('XCC', late)
    assert.doesNotMatch((await rita.get(address('XCC'))).html, /Refer to the SRO/)
    const fields = { 'judgement-4.5.3': 'realistic', decision: 'refer', 'sro-reason': 'Please' }
    const reply = await rita.post(address('XCC'), await formOf(rita, 'XCC', fields))
    assert.equal(reply.status, 422)
    assert.match(reply.html, /Only the plan of a Trust or Foundation Trust may finish late \(A4\)/)
  })
})

describe('a completed plan', () => {
  const outlook = { kind: 'nothing-said' } as const
  const allDone = items.map(({ evidence }) => ({
    evidence,
    note: 'All of them',
    done: [{ id: 'a1', doneOn: day('2021-06-01'), note: '' }],
    outlook,
  }))

  test('S3 can be confirmed, but not with a reason against an item', async () => {
    const story = await sentBy('RK5')
    await story.judge(true)
    await story.approve()
    await story.update(allDone)
    const page = await rita.get(address('RK5'))
    assert.match(page.html, /Done on 1 June 2021/)
    const fields = { 'reason-9.6.2': 'Which phones?', note: 'Well done', decision: 'confirm' }
    const reply = await rita.post(address('RK5'), await formOf(rita, 'RK5', fields))
    assert.equal(reply.status, 422)
    assert.match(reply.html, /href="#reason-9\.6\.2">You gave a reason against 9\.6\.2/)
    assert.match(reply.html, />Which phones\?<\/textarea>/)
    const form = await formOf(rita, 'RK5', { ...fields, 'reason-9.6.2': '' })
    assert.equal((await rita.post(address('RK5'), form)).location, `${address('RK5')}/decided`)
    assert.match((await rita.get(address('RK5'))).html, /Standards Met/)
  })

  test('can be sent back with a reason for each item', async () => {
    const story = await sentBy('RK9')
    await story.update(allDone)
    const none = await rita.post(address('RK9'), await formOf(rita, 'RK9', { decision: 'send-back' }))
    assert.equal(none.status, 422)
    assert.match(none.html, /href="#reason-4\.5\.3">Give the reason beside each item/)
    const form = await formOf(rita, 'RK9', { 'reason-9.6.2': 'Show the list', decision: 'send-back' })
    assert.equal((await rita.post(address('RK9'), form)).location, `${address('RK9')}/decided`)
    assert.match((await rita.get(address('RK9'))).html, /Sent back, 1 June 2021, Rita Reviewer:.*?Show the list/s)
  })
})

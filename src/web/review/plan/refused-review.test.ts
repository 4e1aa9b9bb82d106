import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hiddenIn } from '../../../../test/support/item-form.ts'
import { planSentBy } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { day } from '../../../core/day.ts'
import { anItem, by, ref } from '../../../core/plan/plan.builders.ts'
import type { PlanItem } from '../../../core/plan/plan.ts'

const items = [anItem(), anItem({ evidence: ref('9.6.2') })]

let web: TestWeb
let rita: TestBrowser
let ravi: TestBrowser

before(async () => {
  web = await testWeb()
  rita = await web.browser('reviewer')
  ravi = await web.browser('reviewer-2')
})
after(() => web.close())

const sentBy = (code: string, plan: readonly PlanItem[] = items) => planSentBy(web.casework, code, plan)

const address = (code: string) => `/reviews/${code}/2020-21`
const hiddenFields = async (browser: TestBrowser, code: string) => hiddenIn((await browser.get(address(code))).html)
const onIt = { kind: 'on-course' } as const

describe('two reviewers on one plan', () => {
  test('the second sees what the first saved beside what they typed, and nothing is overwritten', async () => {
    await sentBy('RXH')
    const both = [await hiddenFields(rita, 'RXH'), await hiddenFields(ravi, 'RXH')]
    const raviSays = { 'judgement-4.5.3': 'realistic', 'judgement-9.6.2': 'realistic', decision: 'save' }
    assert.equal((await ravi.post(address('RXH'), { ...both[1], ...raviSays })).status, 303)
    const ritaSays = { 'judgement-4.5.3': 'not-realistic', 'reason-4.5.3': 'No budget', decision: 'approve' }
    const reply = await rita.post(address('RXH'), { ...both[0], ...ritaSays })
    assert.equal(reply.status, 409)
    assert.match(reply.html, /Ravi Reviewer saved judgements while you were writing/)
    assert.match(reply.html, /Ravi Reviewer saved in the meantime:.*?Realistic/s)
    assert.match(reply.html, />No budget<\/textarea>/)
    assert.match(reply.html, /id="judgement-4\.5\.3-2"[^>]*checked/)
    assert.match(reply.html, /id="judgement-9\.6\.2"[^>]*checked/, 'what only Ravi judged is filled in')
    assert.doesNotMatch((await ravi.get(address('RXH'))).html, /No budget/)

    const again = { ...hiddenIn(reply.html), ...raviSays, ...ritaSays, decision: 'save' }
    assert.equal((await rita.post(address('RXH'), again)).location, address('RXH'))
    assert.match((await ravi.get(address('RXH'))).html, />No budget<\/textarea>/)
  })

  test('the second is shown the decision of the first, with what they typed', async () => {
    await sentBy('RXK')
    const [first, second] = [await hiddenFields(rita, 'RXK'), await hiddenFields(ravi, 'RXK')]
    await rita.post(address('RXK'), { ...first, reason: 'Correct it', decision: 'return' })
    const reply = await ravi.post(address('RXK'), {
      ...second,
      'judgement-4.5.3': 'not-realistic',
      'reason-4.5.3': 'My own words',
      decision: 'return',
    })
    assert.equal(reply.status, 409)
    assert.match(reply.html, /Rita Reviewer, 1 June 2021 at 10am: The plan was returned with reasons/)
    assert.match(reply.html, /My own words/)
    assert.match(reply.html, /There is nothing to decide here now/)
  })
})

describe('a decision is only about what the reviewer saw', () => {
  test('an update sent in the meantime is shown first; sent again, the decision is taken', async () => {
    const story = await sentBy('RXL')
    const seen = await hiddenFields(rita, 'RXL')
    await story.update([{ evidence: ref('9.6.2'), note: 'The phones are ordered', done: [], outlook: onIt }])
    const fields = { 'judgement-4.5.3': 'realistic', 'judgement-9.6.2': 'realistic', decision: 'approve' }
    const reply = await rita.post(address('RXL'), { ...seen, ...fields })
    assert.equal(reply.status, 409)
    assert.match(reply.html, /The organisation sent an update on 1 evidence item/)
    assert.match(reply.html, /The phones are ordered/)
    const again = await rita.post(address('RXL'), { ...hiddenIn(reply.html), ...fields })
    assert.equal(again.location, `${address('RXL')}/decided`)
  })

  test('another plan sent in the meantime is shown, with what was typed about the old one', async () => {
    const story = await sentBy('RXM')
    const seen = await hiddenFields(rita, 'RXM')
    await story.write([anItem({ completion: by('2021-10-29') })])
    await story.sign()
    await story.send()
    const fields = { 'judgement-4.5.3': 'not-realistic', 'reason-4.5.3': 'Too early', decision: 'return' }
    const reply = await rita.post(address('RXM'), { ...seen, ...fields })
    assert.equal(reply.status, 409)
    assert.match(reply.html, /A revised plan of 2 evidence items/)
    assert.match(reply.html, />Too early<\/textarea>/)
    assert.match(reply.html, /29 October/)
    assert.notEqual(hiddenIn(reply.html).revision, seen.revision)
    assert.match((await ravi.get(address('RXM'))).html, /Plan awaiting review/)
  })
})

describe('who may', () => {
  test('an auditor can read a review but gets no form, and what they send is answered with not found', async () => {
    await sentBy('RXN')
    const auditor = await web.browser('auditor')
    const page = await auditor.get(address('RXN'))
    assert.equal(page.status, 200)
    assert.match(page.html, /Evidence item 4\.5\.3/)
    assert.doesNotMatch(page.html, /name="decision"|Correct the status/)
    const form = { ...(await hiddenFields(rita, 'RXN')), reason: 'No', decision: 'return' }
    assert.equal((await auditor.post(address('RXN'), form)).status, 404)
    assert.equal((await auditor.get(`${address('RXN')}/correction`)).status, 404)
    assert.match((await rita.get(address('RXN'))).html, /Plan awaiting review/)
  })

  for (const [person, organisation] of [
    ['editor', 'RXN'],
    ['siro', 'RXN'],
    ['rsl', 'RXN'],
    ['rdt', 'RXN'],
    ['sro', 'RXN'],
  ] as const) {
    test(`${person} sees neither the queue nor a review`, async () => {
      const browser = await web.browser(person, organisation)
      for (const path of ['/reviews', '/reviews?format=csv', address('RXN'), `${address('RXN')}/decided`])
        assert.equal((await browser.get(path)).status, 404, path)
      assert.equal((await browser.post(address('RXN'), { decision: 'approve' })).status, 404)
    })
  }

  test('a reviewer who helped to write the plan can only read it', async () => {
    await sentBy('RXP')
    const { id } = await web.casework.person('editor', 'RXP')
    await web.casework.database.withoutScope
      .insertInto('appointments')
      .values({ person: id, role: 'reviewer', organisation: null, region: null })
      .execute()
    const both = await web.browser('editor', 'RXP')
    const page = await both.get(address('RXP'))
    assert.match(page.html, /You helped to write or send this plan/)
    assert.doesNotMatch(page.html, /name="decision"/)
    const form = { ...(await hiddenFields(rita, 'RXP')), reason: 'No', decision: 'return' }
    const reply = await both.post(address('RXP'), form)
    assert.equal(reply.status, 422)
    assert.match(reply.html, /another reviewer has to decide/)
  })
})

test('S5 other approved plans of an item are shown with their names, until their approval is corrected', async () => {
  const backups = [anItem({ evidence: ref('7.3.4') })]
  const other = await sentBy('RXQ', backups)
  await other.judge(true)
  await other.approve()
  await sentBy('RXR', backups)
  const { html } = await rita.get(address('RXR'))
  assert.match(html, /How other approved plans meet 7\.3\.4 \(1\)/)
  assert.match(html, /href="\/reviews\/RXQ\/2020-21#item-7\.3\.4"/)
  assert.match(html, /approved 1 June 2021\. Planned to take 4 months/)
  assert.match((await rita.get(address('RXQ'))).html, /No other approved plan of 2020-21 covers 7\.3\.4 yet/)
  await other.update([
    { evidence: ref('7.3.4'), note: '', done: [{ id: 'a1', doneOn: day('2021-06-01'), note: '' }], outlook: onIt },
  ])
  assert.match((await rita.get(address('RXR'))).html, /Took less than a month/)

  await other.correct('standards-not-met', 'Approved for the wrong organisation')
  assert.match((await rita.get(address('RXR'))).html, /No other approved plan of 2020-21 covers 7\.3\.4 yet/)
})

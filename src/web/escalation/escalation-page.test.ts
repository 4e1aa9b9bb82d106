import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { planSentBy, storyOf } from '../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../test/support/web.ts'
import { runDay } from '../../casework/timetable/daily-run.ts'
import { day } from '../../core/day.ts'
import { anItem, by, ref } from '../../core/plan/plan.builders.ts'
import { about, enforcementNotice, links, section } from './escalation.builders.ts'

let web: TestWeb
const people: Record<string, TestBrowser> = {}
const items = [anItem({ evidence: ref('4.5.3'), completion: by('2021-12-15') })]
const silent = '/escalations/XCE/2020-21'
const casefile = '/organisations/XCE/2020-21'

/** Two Trusts and a council published gaps and sent no plan by 15 July. */
before(async () => {
  web = await testWeb()
  const { casework } = web
  for (const key of ['reviewer', 'lead', 'sro', 'nis-authority', 'auditor', 'rdt', 'editor'])
    people[key] = await web.browser(key)
  casework.standOn(day('2021-06-29'))
  for (const code of ['XCE', 'XMI', 'XCG']) await storyOf(casework, code).publish(items)
  for (const on of ['2021-07-01', '2021-07-15']) await dailyRun(on)
})
after(() => web.close())

test('T8 escalating a silent Trust is proposed to reviewers and the lead with the reason, and never a silent council', async () => {
  for (const key of ['reviewer', 'lead', 'auditor']) {
    const { html } = await as(key).get('/escalations')
    assert.match(section(html, 'proposed'), /href="\/escalations\/XCE\/2020-21">Central England NHS Trust \(XCE\)/)
    assert.match(section(html, 'proposed'), /The improvement plan, due by 30 June 2021/)
    assert.doesNotMatch(html, /XCG/)
    assert.equal((await as(key).get('/escalations/XCG/2020-21')).status, 404)
  }
  const { html } = await as('reviewer').get(silent)
  assert.match(html, /The organisation was asked for the improvement plan, which was due by 30 June 2021/)
  assert.match(html, /The Regional Digital Transformation team was asked to work with the organisation/)
  assert.match((await as('reviewer').get('/')).html, /href="\/escalations\/XCE\/2020-21">Escalation to NHSX proposed/)
  const csv = (await as('auditor').get('/escalations?table=proposed&format=csv')).html
  assert.match(csv, /Central England NHS Trust,XCE,2020-21,The improvement plan,2021-06-30/)
})

test('T8 the SRO and the NIS authority see nothing before it is confirmed', async () => {
  for (const key of ['sro', 'nis-authority']) {
    for (const path of [silent, `${casefile}/plan`, `${casefile}/updates`, '/organisations/XCE'])
      assert.equal((await as(key).get(path)).status, 404, `${key} ${path}`)
    const { html } = await as(key).get('/escalations')
    assert.doesNotMatch(html, /XCE/)
    assert.doesNotMatch(html, /id="proposed"/)
    assert.doesNotMatch((await as(key).get('/')).html, /XCE/)
    assert.equal((await as(key).get('/escalations?table=proposed&format=csv')).status, 404)
  }
})

test('T8 only a reviewer or the lead can escalate it, with a reason, and what was typed is shown again', async () => {
  for (const key of ['auditor', 'sro', 'nis-authority', 'editor', 'rdt'])
    assert.equal((await as(key).post(`${silent}/answer`, { ...about, answer: 'confirm', reason: 'So' })).status, 404)
  const refused = await as('reviewer').post(`${silent}/answer`, { ...about, answer: 'confirm', reason: ' ' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /href="#reason-plan-2021-06-30">Give the reason/)
  const unknown = await as('reviewer').post(`${silent}/answer`, { ...about, dueDate: '2021-07-30', answer: 'confirm' })
  assert.equal(unknown.status, 409)
  assert.equal((await as('reviewer').post(`${silent}/answer`, { milestone: 'lunch' })).status, 404)
  const reason = 'Four calls were not returned'
  const reply = await as('reviewer').post(`${silent}/answer`, { ...about, answer: 'confirm', reason })
  assert.equal(reply.location, `${silent}?done=confirm-escalation`)
  const twice = await as('lead').post(`${silent}/answer`, { ...about, answer: 'decline', reason: 'They rang' })
  assert.equal(twice.status, 409)
  assert.match(twice.html, /You typed: “They rang”/)
})

test('T8 once confirmed the SRO can read the casefile and its history, and the NIS authority the casefile', async () => {
  for (const key of ['sro', 'nis-authority']) {
    const { html } = await as(key).get(silent)
    assert.match(html, /Four calls were not returned/)
    for (const path of links(html)) assert.equal((await as(key).get(path)).status, 200, `${key} ${path}`)
    for (const path of [`${casefile}/plan`, `${casefile}/updates`]) assert.ok(links(html).includes(path), path)
    assert.equal((await as(key).get('/organisations/XMI/2020-21/plan')).status, 404)
    assert.equal((await as(key).get('/escalations/XMI/2020-21')).status, 404)
    assert.match((await as(key).get('/')).html, /Escalated to NHSX/)
  }
  assert.equal((await as('sro').get(`${casefile}/history`)).status, 200)
  assert.equal((await as('nis-authority').get(`${casefile}/history`)).status, 404)
})

describe('T8 the decision of the SRO', () => {
  test('needs a choice and a reason, and what was typed is shown again', async () => {
    const without = await as('sro').post(`${silent}/decide`, { ...about, reason: 'I will ring them' })
    assert.equal(without.status, 422)
    assert.match(without.html, /href="#decision-plan-2021-06-30">Choose what follows/)
    assert.match(without.html, />I will ring them<\/textarea>/)
    const unreasoned = await as('sro').post(`${silent}/decide`, { ...about, decision: 'no-further-action' })
    assert.match(unreasoned.html, /href="#reason-plan-2021-06-30">Give the reason/)
    assert.match(unreasoned.html, /value="no-further-action" checked/)
  })

  test('cannot be made by anybody else', async () => {
    for (const key of ['reviewer', 'lead', 'auditor', 'nis-authority', 'editor'])
      assert.equal((await as(key).post(`${silent}/decide`, { ...about, decision: 'no-further-action' })).status, 404)
  })

  test('is recorded under their name, and read by reviewers, auditors and the NIS authority', async () => {
    const given = { ...about, decision: 'refer-to-nis-authority', reason: 'No answer from the board' }
    assert.equal((await as('sro').post(`${silent}/decide`, given)).location, `${silent}?done=decide-escalation`)
    for (const key of ['reviewer', 'auditor', 'nis-authority']) {
      const { html } = await as(key).get(silent)
      assert.match(html, /Sol Owner, SRO: the NIS authority is asked to consider it/)
      assert.match(section((await as(key).get('/escalations')).html, 'decided'), /No answer from the board/)
    }
  })
})

describe('T8 a notice of the NIS authority', () => {
  const cases: readonly [what: string, changes: Record<string, string>, error: RegExp][] = [
    ['without a kind', { kind: '' }, /href="#kind">Choose which notice/],
    ['without a reference', { reference: '' }, /href="#reference">Enter the reference/],
    ['issued on 31 February', { 'issued-day': '31', 'issued-month': '2' }, /href="#issued-day">[^<]*does not exist/],
    ['issued tomorrow', { 'issued-day': '21' }, /href="#issued-day">21 July 2021 has not come yet/],
    ['to be answered before it was issued', { 'answer-month': '6' }, /href="#answer-day">The day to answer by/],
    ['that requires nothing', { requirement: ' ' }, /href="#requirement">Enter what it requires/],
  ]
  for (const [what, changes, error] of cases) {
    test(`is not recorded ${what}, and what was typed is shown again`, async () => {
      web.casework.standOn(day('2021-07-20'))
      const reply = await as('nis-authority').post(`${silent}/enforcement-notices`, {
        ...enforcementNotice,
        ...changes,
      })
      assert.equal(reply.status, 422)
      assert.match(reply.html, error)
      if (changes.requirement === undefined) assert.match(reply.html, />Provide the plan.<\/textarea>/)
    })
  }

  test('and its outcome are recorded by the NIS authority only, and the organisation is told', async () => {
    for (const key of ['reviewer', 'lead', 'auditor', 'sro', 'editor'])
      for (const form of [enforcementNotice, { does: 'outcome', reference: 'IN-1', outcome: 'So' }])
        assert.equal((await as(key).post(`${silent}/enforcement-notices`, form)).status, 404, key)
    const nia = as('nis-authority')
    assert.equal(
      (await nia.post(`${silent}/enforcement-notices`, enforcementNotice)).location,
      `${silent}?done=record-enforcement-notice`,
    )
    assert.match(
      (await nia.post(`${silent}/enforcement-notices`, enforcementNotice)).html,
      /href="#reference">A notice with the reference IN-1/,
    )
    const empty = await nia.post(`${silent}/enforcement-notices`, { does: 'outcome', reference: 'IN-1', outcome: '' })
    assert.match(empty.html, /href="#outcome-0">Enter the outcome/)
    await nia.post(`${silent}/enforcement-notices`, {
      does: 'outcome',
      reference: 'IN-1',
      outcome: 'The plan was provided',
    })
    assert.match((await as('sro').get(silent)).html, /The plan was provided/)
    assert.match((await as('editor').get('/account')).html, /an information notice was recorded/)
  })
})

test('T8 a proposal lapses when the plan is sent: it cannot be confirmed, and the page says why', async () => {
  const other = '/escalations/XMI/2020-21'
  const story = storyOf(web.casework, 'XMI')
  await story.write(items)
  await story.sign()
  await story.send()
  const late = await as('reviewer').post(`${other}/answer`, { ...about, answer: 'confirm', reason: 'Silent' })
  assert.equal(late.status, 409)
  assert.match(late.html, /nothing to escalate any more[^<]*The organisation made contact on 20 July 2021/)
  assert.match(late.html, /You typed: “Silent”/)
  const ended = section((await as('lead').get('/escalations')).html, 'ended')
  assert.match(ended, /XMI[\s\S]*Lapsed[\s\S]*The organisation made contact on 20 July 2021/)
})

test('U2 T8 a silent council is asked for an update, and is never escalated', async () => {
  const council = await planSentBy(web.casework, 'XCC', items)
  await council.judge(true)
  await council.approve()
  for (const on of ['2021-10-18', '2021-11-01', '2022-02-01']) await dailyRun(on)
  const { html } = await as('reviewer').get('/organisations/XCC/2020-21/history')
  assert.match(html, /The organisation was asked for an update, because none had come for a while/)
  assert.doesNotMatch(html, /Escalation to NHSX|Regional Digital Transformation/)
  assert.doesNotMatch((await as('reviewer').get('/escalations')).html, /XCC/)
})

test('an organisation sees no escalation page, not even its own', async () => {
  for (const path of ['/escalations', silent]) assert.equal((await as('editor').get(path)).status, 404, path)
})

function as(key: string): TestBrowser {
  const browser = people[key]
  if (browser === undefined) throw new Error(`Nobody is called ${key}`)
  return browser
}

async function dailyRun(text: string): Promise<void> {
  web.casework.standOn(day(text))
  assert.equal((await runDay(web.casework, day(text), 'A test')).result, 'done')
}

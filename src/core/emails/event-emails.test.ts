import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CasefileEvent } from '../casefile/events.ts'
import { gaps } from '../casefile/example-engagement.builders.ts'
import {
  anEvent,
  casefileAfter,
  eventsBefore,
  theCompletingUpdate,
  thePlan,
} from '../casefile/example-events.builders.ts'
import { day } from '../day.ts'
import { amend } from '../guidance/change.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import { anAction, anItem, aPlan, items, ref } from '../plan/plan.builders.ts'
import { emailText } from './email.ts'
import { emailsOf, on, only } from './emails.builders.ts'
import { emailsFor, emailWordings } from './event-emails.ts'

const met = anEvent('assessment-published', { gaps: [], status: 'standards-met' })

describe('who gets an email', () => {
  const cases: readonly [what: string, event: CasefileEvent, recipientsByKind: Record<string, string>][] = [
    ['an assessment with gaps', anEvent('assessment-published'), { 'published-not-met': 'organisation' }],
    ['an assessment without gaps', met, { 'published-met': 'organisation' }],
    ['a sign-off', anEvent('plan-signed-off'), { 'ready-to-send': 'editors' }],
    ['a plan sent', anEvent('plan-sent'), { 'plan-received': 'organisation', 'plan-awaiting-review': 'reviewers' }],
    ['an approval', anEvent('plan-approved'), { 'plan-approved': 'organisation' }],
    ['a return', anEvent('plan-returned'), { 'plan-returned': 'editors-and-siro' }],
    ['a referral', anEvent('plan-referred-to-sro'), { 'late-plan-to-decide': 'sro', 'late-plan-referred': 'editors' }],
    [
      'a late plan accepted',
      anEvent('late-plan-accepted'),
      { 'late-plan-accepted-review': 'reviewers', 'late-plan-accepted': 'editors' },
    ],
    [
      'a late plan not accepted',
      anEvent('late-plan-declined'),
      { 'late-plan-declined-review': 'reviewers', 'late-plan-declined': 'editors' },
    ],
    ['an update', anEvent('update-sent'), { 'update-received': 'editors' }],
    [
      'a completing update',
      theCompletingUpdate(),
      { 'completed-plan-received': 'editors', 'completed-plan-to-confirm': 'reviewers' },
    ],
    ['a confirmation', anEvent('completion-confirmed'), { 'completion-confirmed': 'editors-and-siro' }],
    ['completion sent back', anEvent('completion-not-confirmed'), { 'completion-not-confirmed': 'editors-and-siro' }],
    ['a correction', anEvent('status-corrected'), { 'status-corrected': 'editors-and-siro' }],
  ]
  for (const [what, event, recipientsByKind] of cases) {
    test(`about ${what}: ${Object.values(recipientsByKind).join(' and ')}, and no other`, () => {
      assert.deepEqual(Object.fromEntries(emailsOf(event).map(({ kind, to }) => [kind, to])), recipientsByKind)
    })
  }

  test('every kind has a name of its own', () => {
    const kinds = Object.values(emailWordings).flatMap((wordings) => Object.keys(wordings))
    assert.deepEqual(kinds, [...new Set(kinds)])
  })
})

describe('S7 what emails may show', () => {
  const secret = 'Zanzibar'
  const plan = aPlan(anItem({ gap: secret, actions: [anAction({ text: secret, note: secret })] }))
  const judgements = [{ evidence: ref('4.5.3'), realistic: false, reason: secret }]
  const progress = [{ evidence: ref('4.5.3'), note: secret, done: [], outlook: { kind: 'on-course' } as const }]
  const events = [
    anEvent('plan-signed-off', { plan }),
    anEvent('plan-sent', {
      plan,
      findings: [{ rule: 'A2', evidence: ref('4.5.3'), judged: 'not-realistic', reason: secret }],
    }),
    anEvent('plan-approved', { judgements }),
    anEvent('plan-returned', { reason: secret, judgements }),
    anEvent('plan-referred-to-sro', { reason: secret }),
    anEvent('late-plan-accepted', { reason: secret }),
    anEvent('late-plan-declined', { reason: secret }),
    anEvent('update-sent', { progress }),
    anEvent('completion-confirmed', { note: secret }),
    anEvent('completion-not-confirmed', { reason: secret }),
    anEvent('status-corrected', { reason: secret }),
  ]
  for (const event of events) {
    test(`no subject about ${event.type} shows anything of the plan, nor does any email to the SRO`, () => {
      for (const { to, subject, body } of emailsOf(event)) {
        for (const word of [secret, '4.5.3', '1.6.5']) {
          assert.ok(!subject.includes(word), subject)
          assert.ok(to !== 'sro' || !body.includes(word), body)
        }
      }
    })
  }

  test('an email with a status says that the public sees no detail', () => {
    for (const event of [anEvent('assessment-published'), anEvent('plan-sent'), anEvent('plan-approved')]) {
      assert.match(emailsOf(event)[0]?.body ?? '', /It shows no detail of which area needs improvement/)
    }
  })
})

describe('reasons', () => {
  test('a returned plan comes with the general reason, the reason of each item, and the findings in the shared words', () => {
    const { body } = only(anEvent('plan-returned'))
    for (const words of [
      'Most of this plan is sound. Please look at two points.',
      'The plan for 1.6.5 is not realistic: The work on the policy starts too late to be done in time.\n',
      '4.5.3 has no completion date.',
      'What to do: Give one day by which all actions of 4.5.3',
      '4.5.3: Another Trust did the same in two months.',
    ]) {
      assert.ok(body.includes(words), words)
    }
  })

  test('G3 a finding is quoted from the guidance of the day the plan was sent', () => {
    const source = '“the plan covers more than ten items”'
    const amended = amend(guidance2021, { key: 'mostOutstandingItems', from: day('2021-07-01'), value: 10, source })
    const returned = anEvent('plan-returned', { findings: [{ rule: 'A3', count: 16, most: 15 }] })
    assert.doesNotMatch(only(returned, amended).body, /more than ten items/)
    assert.match(only(returned, amended).body, /more than 15 outstanding evidence items” \(19 May 2021\)/)
  })

  test('the receipt of a plan that cannot be agreed lists what was found', () => {
    const plan = aPlan(...items(16))
    const [receipt, work] = emailsOf(
      anEvent('plan-sent', { plan, gaps, findings: [{ rule: 'A3', count: 16, most: 15 }] }),
    )
    assert.match(receipt?.body ?? '', /As it is, the plan cannot be agreed/)
    assert.match(receipt?.body ?? '', /16 outstanding evidence items, which is more than 15/)
    assert.match(work?.body ?? '', /The checks found 1 reason why it cannot be agreed/)
  })

  test('the email about a revised plan says so, with the day of the plan it replaces', () => {
    const sentBefore = [...eventsBefore('plan-returned'), anEvent('plan-returned')]
    const again = on('2021-08-02', anEvent('plan-sent', { revision: 'b'.repeat(64), plan: thePlan('2021-11-30') }))
    const emails = emailsFor(again, casefileAfter([...sentBefore, again]), guidance2021)
    assert.match(emails.find(({ to }) => to === 'reviewers')?.subject ?? '', /a revised plan awaits review$/)
    for (const { body } of emails) assert.match(body, /It replaces the plan sent on 30 June 2021/)
  })

  test('items sent back are in the email with their reasons, in order', () => {
    const sentBack = anEvent('completion-not-confirmed', {
      items: [
        { evidence: ref('10.1.1'), reason: 'No list yet' },
        { evidence: ref('4.5.3'), reason: 'Two accounts are left' },
      ],
    })
    assert.match(only(sentBack).body, /- 4\.5\.3: Two accounts are left\n- 10\.1\.1: No list yet/)
  })
})

test('an email to a person has their name, an absolute link and the contact for help, if one is set', () => {
  const email = only(anEvent('plan-approved'))
  const text = emailText(email, { name: 'Erin Editor', publicUrl: 'https://dspt.example/', contact: 'the DSPT team' })
  assert.match(text, /^Dear Erin Editor\n\n/)
  assert.match(text, /\nhttps:\/\/dspt\.example\/organisations\/RXX\/2020-21\/updates\n/)
  assert.match(text, /If you need help, contact the DSPT team\./)
  const unset = emailText(email, { name: 'Erin Editor', publicUrl: 'https://dspt.example', contact: null })
  assert.doesNotMatch(unset, /If you need help/)
})

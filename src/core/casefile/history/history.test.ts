import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../day.ts'
import { afterReturn, by, ref } from '../../plan/plan.builders.ts'
import type { CasefileEvent, ItemProgress } from '../events.ts'
import { anEvent, casefileAfter, eventsBefore, theCompletingUpdate, thePlan } from '../example-events.builders.ts'
import { detailsOf, sentenceOf } from './history.ts'

describe('each event in one sentence', () => {
  const cases: readonly [event: CasefileEvent, sentence: string][] = [
    [
      anEvent('assessment-published'),
      'The assessment was published with 2 mandatory evidence items not met, and the status became Standards Not Met.',
    ],
    [
      anEvent('assessment-published', { gaps: [], status: 'standards-met' }),
      'The assessment was published with every mandatory evidence item met, and the status became Standards Met.',
    ],
    [anEvent('plan-signed-off'), 'The SIRO signed off the plan of 2 evidence items.'],
    [anEvent('plan-sent'), 'The plan of 2 evidence items, 2 outstanding, was sent for review.'],
    [
      anEvent('plan-sent', { findings: [{ rule: 'A1', evidence: ref('4.5.3') }] }),
      'The plan of 2 evidence items, 2 outstanding, was sent for review, with 1 finding against it.',
    ],
    [anEvent('plan-returned'), 'The plan was returned with reasons.'],
    [
      anEvent('plan-referred-to-sro'),
      'The plan finishes late and was referred to the NHSX senior responsible owner (SRO).',
    ],
    [anEvent('late-plan-accepted'), 'The SRO accepted that the plan finishes late.'],
    [anEvent('late-plan-declined'), 'The SRO did not accept that the plan finishes late.'],
    [anEvent('update-sent'), 'The organisation sent an update on 1 evidence item.'],
    [theCompletingUpdate(), 'The plan was reported complete with an update on 2 evidence items.'],
    [anEvent('completion-confirmed'), 'Completion was confirmed and the status became Standards Met.'],
    [anEvent('completion-not-confirmed'), 'Completion was not confirmed: 1 evidence item is open again.'],
    [anEvent('evidence-attached'), 'File 1 (PDF, 1.2 MB) was attached to 4.5.3.'],
    [anEvent('attachment-withdrawn'), 'File 1 of 4.5.3 was withdrawn, and its content erased.'],
    [anEvent('status-corrected'), 'The status was corrected from Standards Met to Approaching Standards.'],
  ]
  for (const [event, sentence] of cases) {
    test(sentence, () => assert.equal(sentenceOf(event, casefileAfter(eventsBefore(event.type))), sentence))
  }

  test('the history says that an assessment is published again, and that a plan is a revised one', () => {
    const before = casefileAfter([...eventsBefore('plan-returned'), anEvent('plan-returned')])
    assert.match(
      sentenceOf(anEvent('assessment-published'), before),
      /published again with .* stayed Standards Not Met\.$/,
    )
    assert.match(sentenceOf(anEvent('plan-sent'), before), /^A revised plan of 2 evidence items/)
  })
})

test('S6 history shows a status by the name of its day', () => {
  const before = casefileAfter(eventsBefore('plan-approved'))
  const approved = (on: string) => sentenceOf({ ...anEvent('plan-approved'), on: day(on) }, before)
  assert.equal(approved('2021-09-30'), 'The plan was approved and the status became Standards Not Met (Plan Agreed).')
  assert.equal(approved('2021-10-01'), 'The plan was approved and the status became Approaching Standards.')
})

describe('the details of an event', () => {
  test('a return has the reason, each judgement, each finding with its rule', () => {
    assert.deepEqual(detailsOf(anEvent('plan-returned'), casefileAfter(eventsBefore('plan-returned'))), [
      { evidence: null, text: 'Most of this plan is sound. Please look at two points.' },
      { evidence: '4.5.3', text: 'Realistic: Another Trust did the same in two months.' },
      { evidence: '1.6.5', text: 'Not realistic: The work on the policy starts too late to be done in time.' },
      { evidence: '4.5.3', text: '4.5.3 has no completion date (A1)' },
    ])
  })

  const outlooks: readonly [what: string, progress: Partial<ItemProgress>, texts: readonly string[]][] = [
    ['that it is on course', { outlook: { kind: 'on-course' } }, ['Still on course']],
    ['a note', { note: 'Tokens are ordered' }, ['Tokens are ordered']],
    [
      'a new day',
      { outlook: { kind: 'new-date', completion: by('2021-11-30'), reason: 'tokens came late' } },
      ['Now expected: 30 November 2021 instead of 29 September 2021, because tokens came late'],
    ],
    [
      'a new date after the return',
      { outlook: { kind: 'new-date', completion: afterReturn(3), reason: 'staff were redeployed' } },
      [
        'Now expected: 3 months after return to business as usual instead of 29 September 2021, because staff were redeployed',
      ],
    ],
    [
      'what was done',
      { done: [{ id: 'a1', doneOn: day('2021-09-17'), note: 'checked' }] },
      ['“Buy tokens and switch every remote account to them” was done on 17 September 2021: checked'],
    ],
  ]
  for (const [what, progress, texts] of outlooks) {
    test(`an update with ${what}`, () => {
      const item: ItemProgress = {
        evidence: ref('4.5.3'),
        note: '',
        done: [],
        outlook: { kind: 'nothing-said' },
        ...progress,
      }
      const details = detailsOf(
        anEvent('update-sent', { progress: [item] }),
        casefileAfter(eventsBefore('update-sent')),
      )
      assert.deepEqual(
        details.map(({ evidence, text }) => [evidence, text]),
        texts.map((text) => ['4.5.3', text]),
      )
    })
  }

  test('other events have none', () => {
    const nothing = [
      anEvent('plan-signed-off'),
      anEvent('plan-sent', { plan: thePlan() }),
      anEvent('completion-confirmed'),
    ]
    for (const event of nothing) assert.deepEqual(detailsOf(event, casefileAfter(eventsBefore(event.type))), [])
  })
})

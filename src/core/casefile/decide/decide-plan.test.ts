import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../day.ts'
import { anAction, by, ref } from '../../plan/plan.builders.ts'
import {
  after,
  anOrganisation,
  aSentPlan,
  aStory,
  erin,
  published,
  revisionOf,
  sam,
  sent,
  signed,
  written,
} from '../casefile.builders.ts'
import { stageOf } from '../casefile.ts'

const eligible = ['nhs-trust', 'foundation-trust', 'ccg', 'csu', 'local-authority', 'dhsc-alb'] as const

describe('who may have a plan', () => {
  for (const type of eligible) {
    test(`E1 a ${type} may publish and plan`, () => {
      assert.equal(published(['4.5.3'], anOrganisation({ type })).casefile.status, 'standards-not-met')
    })
  }
  test('E1 any other organisation is refused with the reason', () => {
    const story = published(['4.5.3'], anOrganisation({ type: 'other' }))
    assert.deepEqual(story.refusal, { name: 'not-eligible', type: 'other' })
  })
})

describe('publishing', () => {
  test('E2 S1 a published gap gives Standards Not Met and a draft with that gap', () => {
    const { casefile } = published(['10.1.1', '4.5.3'])
    assert.equal(casefile.status, 'standards-not-met')
    assert.deepEqual(
      casefile.planDraft?.items.map(({ item }) => item.evidence),
      ['4.5.3', '10.1.1'],
    )
  })
  test('P1 a partly met item is a gap too', () => {
    const answers = [{ evidence: ref('4.5.3'), answer: 'partly' as const, note: '' }]
    const marked = after(aStory(), erin, '2021-06-20', { type: 'mark-assessment', basedOn: 0, answers })
    const { casefile } = after(marked, erin, '2021-06-20', {
      type: 'publish-assessment',
      basedOn: 1,
      confirmsAllListed: true,
    })
    assert.deepEqual(casefile.gaps, ['4.5.3'])
  })
  test('E3 S1 an assessment without gaps gives Standards Met, and a plan is refused', () => {
    const answers = [{ evidence: ref('4.5.3'), answer: 'met' as const, note: '' }]
    const marked = after(aStory(), erin, '2021-06-20', { type: 'mark-assessment', basedOn: 0, answers })
    const met = after(marked, erin, '2021-06-20', { type: 'publish-assessment', basedOn: 1, confirmsAllListed: true })
    assert.equal(met.casefile.status, 'standards-met')
    assert.equal(stageOf(met.casefile), 'no-plan-needed')
    assert.equal(sent(met).refusal?.name, 'no-plan-needed')
  })
  test('E3 the organisation can state Standards Exceeded, only where it has no gaps', () => {
    const publish = { type: 'publish-assessment', basedOn: 1, confirmsAllListed: true, exceeds: true } as const
    const marking = (answer: 'met' | 'not-met') =>
      ({ type: 'mark-assessment', basedOn: 0, answers: [{ evidence: ref('4.5.3'), answer, note: '' }] }) as const
    const exceeded = after(after(aStory(), erin, '2021-06-20', marking('met')), erin, '2021-06-20', publish)
    const unmet = after(after(aStory(), erin, '2021-06-20', marking('not-met')), erin, '2021-06-20', publish)
    assert.equal(exceeded.casefile.status, 'standards-exceeded')
    assert.equal(unmet.casefile.status, 'standards-not-met')
  })
  test('E2 a plan without a published assessment is refused', () => {
    assert.equal(sent(aStory()).refusal?.name, 'no-plan-needed')
  })
  test('S1 publishing on the day before the first guidance works, writing the plan that day does not', () => {
    const answers = [{ evidence: ref('4.5.3'), answer: 'not-met' as const, note: '' }]
    const marked = after(aStory(), erin, '2021-05-18', { type: 'mark-assessment', basedOn: 0, answers })
    const story = after(marked, erin, '2021-05-18', { type: 'publish-assessment', basedOn: 1, confirmsAllListed: true })
    assert.equal(story.casefile.status, 'standards-not-met')
    const command = { type: 'sign-off-plan', revision: revisionOf(story) } as const
    assert.equal(after(story, sam, '2021-05-18', command).refusal?.name, 'no-guidance-yet')
    assert.equal(after(story, sam, '2021-05-19', command).refusal, null)
  })
  test('S3 publishing again without gaps does not turn Not Met into Met', () => {
    const answers = [{ evidence: ref('4.5.3'), answer: 'met' as const, note: '' }]
    const marked = after(published(['4.5.3']), erin, '2021-06-21', { type: 'mark-assessment', basedOn: 1, answers })
    const again = after(marked, erin, '2021-06-21', { type: 'publish-assessment', basedOn: 2, confirmsAllListed: true })
    assert.equal(again.refusal?.name, 'gaps-close-by-completion')
  })
  test('S7 publishing again does not move the publication date', () => {
    const answers = ['4.5.3', '4.5.2'].map((each) => ({ evidence: ref(each), answer: 'not-met' as const, note: '' }))
    const marked = after(published(['4.5.3']), erin, '2021-06-25', { type: 'mark-assessment', basedOn: 1, answers })
    const again = after(marked, erin, '2021-06-25', { type: 'publish-assessment', basedOn: 2, confirmsAllListed: true })
    assert.equal(again.casefile.publishedOn, '2021-06-20')
    assert.deepEqual(again.casefile.gaps, ['4.5.2', '4.5.3'])
  })
})

describe('the SIRO’s sign-off', () => {
  test('P6 a plan without sign-off cannot be sent', () => {
    assert.equal(sent(written(published(['4.5.3']))).refusal?.name, 'not-signed-off')
  })
  test('P6 a signed plan can be sent, and is recorded in full with its sign-off', () => {
    const { casefile } = aSentPlan(['4.5.3'])
    assert.equal(casefile.sent.length, 1)
    assert.equal(casefile.sent[0]?.signOff?.by, 'Sam')
    assert.equal(stageOf(casefile), 'awaiting-review')
  })
  test('P6 any edit voids the sign-off', () => {
    const edited = written(signed(written(published(['4.5.3']))), { gap: 'Changed after signing' })
    assert.equal(sent(edited).refusal?.name, 'not-signed-off')
  })
  test('P6 a SIRO may not sign off what they changed', () => {
    assert.equal(signed(written(published(['4.5.3']), {}, sam)).refusal?.name, 'signs-own-work')
  })
  test('P6 only the revision that was read is signed off', () => {
    const story = written(published(['4.5.3']))
    const command = { type: 'sign-off-plan', revision: 'another' } as const
    assert.equal(after(story, sam, '2021-06-22', command).refusal?.name, 'another-revision')
  })
})

describe('sending', () => {
  const late = { completion: by('2021-12-31') }
  test('A4 a plan that cannot be agreed is sent only with a confirmation that the sender knows this', () => {
    const story = signed(written(published(['4.5.3']), late))
    const withoutWarning = { type: 'send-plan', revision: revisionOf(story), acknowledgesFindings: false } as const
    assert.equal(after(story, erin, '2021-06-29', withoutWarning).refusal?.name, 'cannot-be-agreed-as-it-stands')
    assert.equal(sent(story).refusal, null)
  })
  test('the same plan is not sent twice', () => {
    assert.equal(sent(aSentPlan(['4.5.3'])).refusal?.name, 'already-sent')
  })
  test('S3 a plan whose every action is done when it is sent awaits confirmation at once', () => {
    const story = aSentPlan(['4.5.3'], { actions: [anAction({ doneOn: day('2021-06-20') })] })
    assert.equal(stageOf(story.casefile), 'awaiting-confirmation')
  })
})

describe('two people on one item', () => {
  test('the second learns who saved first, and nothing is overwritten', () => {
    const story = published(['4.5.3'])
    const first = written(story, { gap: 'Written first' })
    const item = first.casefile.planDraft?.items[0]?.item
    assert.ok(item)
    const second = after(first, { ...erin, id: 'eddie' }, '2021-06-21', {
      type: 'save-item',
      basedOn: 0,
      item: { ...item, gap: 'Second' },
    })
    assert.deepEqual(second.refusal, { name: 'changed-meanwhile', by: 'Erin', evidence: '4.5.3' })
    assert.equal(second.casefile.planDraft?.items[0]?.item.gap, 'Written first')
  })
  test('P1 an item that is no published gap is refused', () => {
    const item = written(published(['4.5.3'])).casefile.planDraft?.items[0]?.item
    assert.ok(item)
    const command = { type: 'save-item', basedOn: 0, item: { ...item, evidence: ref('1.1.1') } } as const
    assert.equal(after(published(['4.5.3']), erin, '2021-06-21', command).refusal?.name, 'not-a-gap')
  })
})

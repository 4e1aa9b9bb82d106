import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  approved,
  aSentPlan,
  aStory,
  judged,
  published,
  republished,
  returned,
  rita,
  type Story,
  sent,
  signed,
  updated,
  written,
} from '../casefile/casefile.builders.ts'
import { type Day, day } from '../day.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import { by, ref } from '../plan/plan.builders.ts'
import { planReview, reviewActions } from './plan-review.ts'

const on = day('2021-07-20')
const [first, second, third] = [ref('1.6.5'), ref('4.5.3'), ref('10.1.1')]

function reviewOf({ casefile, events }: Story, today: Day = on) {
  return planReview(casefile, events, guidance2021, today)
}

describe('the review of a plan', () => {
  test('is none before a plan was sent, and none without a guidance', () => {
    assert.equal(reviewOf(published(['4.5.3'])), null)
    const { casefile, events } = aSentPlan(['4.5.3'])
    assert.equal(planReview(casefile, events, null, on), null)
  })

  test('of a first plan compares it with nothing', () => {
    const review = reviewOf(aSentPlan(['4.5.3']))
    assert.equal(review?.earlier, null)
    assert.equal(review?.returned, null)
    assert.deepEqual(review?.gone, [])
    assert.deepEqual(
      review?.items.map(({ change }) => change),
      [null],
    )
  })

  const before = returned(judged(aSentPlan(['1.6.5', '4.5.3']), ['4.5.3']), 'Say how')
  const again = sent(
    signed(written(republished(before, ['4.5.3', '10.1.1']), { completion: by('2021-10-29') })),
    '2021-07-13',
  )

  test('of a second plan has the items added, kept and removed, and why the first was returned', () => {
    const review = reviewOf(again)
    assert.equal(review?.earlier?.sentOn, '2021-06-29')
    assert.equal(review?.returned?.reason, 'Say how')
    assert.deepEqual(
      review?.gone.map(({ evidence }) => evidence),
      [first],
    )
    assert.deepEqual(
      review?.items.map(({ sent, change }) => [sent.evidence, change?.kind]),
      [
        [second, 'changed'],
        [third, 'added'],
      ],
    )
  })

  test('of a plan sent again names the return of the one before it, not of another', () => {
    const later = returned(judged(again, ['10.1.1']), 'Still vague')
    assert.equal(reviewOf(later)?.returned?.reason, 'Say how')
  })

  const lates: readonly [completes: string, isLate: boolean][] = [
    ['2021-12-30', false],
    ['2021-12-31', true],
  ]
  for (const [completes, isLate] of lates) {
    test(`A4 of a plan until ${completes} says that it is ${isLate ? 'late' : 'in time'}`, () => {
      assert.equal(reviewOf(aSentPlan(['1.6.5'], { completion: by(completes), owner: null }))?.isLate, isLate)
    })
  }

  test('U1 shows the current state of each item, with the news about it alone', () => {
    const outlook = { kind: 'new-date', completion: by('2021-10-29'), reason: 'Late delivery' } as const
    const story = updated(
      approved(judged(aSentPlan(['1.6.5', '4.5.3']))),
      { evidence: second, note: 'Ordered', outlook },
      {
        on: '2021-07-19',
      },
    )
    const items = reviewOf(story)?.items ?? []
    assert.deepEqual(
      items.map(({ sent, current, news }) => [sent.completion, current.completion, news.map((each) => each.kind)]),
      [
        [by('2021-09-29'), by('2021-09-29'), []],
        [by('2021-09-29'), by('2021-10-29'), ['update']],
      ],
    )
    const [, { news: [update] = [] } = {}] = items
    assert.deepEqual([update?.evidence, update?.on, update?.by], [second, '2021-07-19', 'Erin'])
    assert.match(update?.texts.join(' ') ?? '', /Ordered/)
    assert.match(update?.texts.join(' ') ?? '', /29 October 2021/)
  })

  test('news about the plan before is not news about this one', () => {
    const moved = updated(aSentPlan(['4.5.3']), { evidence: second, note: 'Ordered' }, { on: '2021-07-05' })
    const resent = sent(signed(written(republished(returned(judged(moved, ['4.5.3'])), ['10.1.1']))), '2021-07-13')
    assert.deepEqual(
      reviewOf(resent)?.items.map(({ news }) => news),
      [[]],
    )
  })
})

describe('what a reviewer can do', () => {
  const { id } = rita
  const cases: readonly [name: string, story: Story, reviewer: string, open: string][] = [
    ['of a casefile without an assessment', aStory(), id, 'nothing'],
    ['of a plan that was not sent', signed(written(published(['4.5.3']))), id, 'nothing'],
    ['of a plan that was sent', aSentPlan(['4.5.3']), id, 'judge'],
    ['of a plan that they wrote', aSentPlan(['4.5.3']), 'erin', 'own-work'],
    ['of a plan that was approved', approved(judged(aSentPlan(['4.5.3']))), id, 'nothing'],
  ]
  for (const [name, { casefile }, reviewer, open] of cases) {
    test(`${name} is ${open}`, () => assert.equal(reviewActions(casefile, reviewer), open))
  }

  const complete = updated(
    approved(judged(aSentPlan(['4.5.3']))),
    { evidence: second, done: [{ id: 'a1', doneOn: day('2021-07-15'), note: '' }] },
    { on: '2021-07-19' },
  )
  test('S3 with a plan reported complete is to confirm it, unless they helped to write it', () => {
    assert.equal(reviewActions(complete.casefile, id), 'confirm')
    assert.equal(reviewActions(complete.casefile, 'erin'), 'own-work')
  })
})

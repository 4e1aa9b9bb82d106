import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import { guidance2021 } from '../guidance/2020-21.ts'
import { amend } from '../guidance/amendment.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import type { OrganisationType } from '../organisation.ts'
import { ref } from '../plan/plan.builders.ts'
import {
  after,
  anOrganisation,
  approved,
  aSentPlan,
  erin,
  judged,
  rita,
  type Somebody,
  type Story,
  updated,
} from './casefile.builders.ts'

const from = day('2021-12-21')
const source = '“will remain on ‘Approaching Standards’”'
const downgradeSuspended = amend<CycleGuidance>(guidance2021, {
  key: 'standardsNotMetAtFinalReview',
  from,
  value: false,
  source,
})
const reviewWithdrawn = amend<CycleGuidance>(guidance2021, { key: 'finalReviewFrom', from, value: null, source })

type Closing = {
  readonly on?: string
  readonly guidance?: CycleGuidance
  readonly by?: Somebody
  readonly reason?: string
  readonly seen?: number
}

function closed(
  story: Story,
  { on = '2022-01-12', guidance = guidance2021, by = rita, ...given }: Closing = {},
): Story {
  const order = { type: 'close-unmet', seen: story.casefile.version, reason: 'Two items are open', ...given } as const
  return after(story, by, on, order, guidance)
}

const approaching = approved(judged(aSentPlan(['4.5.3'])))
const done = [{ id: 'a1', doneOn: day('2021-12-01'), note: '' }]
const reported = updated(approaching, { evidence: ref('4.5.3'), done }, { on: '2021-12-01' })

describe('the day', () => {
  const cases: readonly [name: string, closing: Closing, refusal: string | null][] = [
    ['T7 S4 on 31 December 2021 it has not begun', { on: '2021-12-31' }, 'final-review-not-begun'],
    ['T7 S4 on 1 January 2022 it has', { on: '2022-01-01' }, null],
    ['S4 G1 with the downgrade suspended nobody is closed', { guidance: downgradeSuspended }, 'final-review-withdrawn'],
    ['T7 G1 with the review withdrawn nobody is closed', { guidance: reviewWithdrawn }, 'final-review-withdrawn'],
    [
      'S4 G1 suspended from 21 December it says so on that day',
      { guidance: downgradeSuspended, on: '2021-12-21' },
      'final-review-withdrawn',
    ],
    [
      'S4 the day before it was not withdrawn, and had not begun',
      { guidance: downgradeSuspended, on: '2021-12-20' },
      'final-review-not-begun',
    ],
  ]
  for (const [name, closing, refusal] of cases) {
    test(name, () => {
      const story = closed(approaching, closing)
      assert.equal(story.refusal?.name ?? null, refusal)
      assert.equal(story.casefile.status, refusal === null ? 'standards-not-met' : 'approaching-standards')
    })
  }
})

describe('who is closed as not met', () => {
  const trusts: readonly OrganisationType[] = ['nhs-trust', 'foundation-trust']
  const others: readonly OrganisationType[] = ['local-authority', 'ccg', 'csu', 'dhsc-alb']
  for (const type of [...trusts, ...others]) {
    const isTrust = trusts.includes(type)
    test(`S4 T7 a ${type} ${isTrust ? 'is' : 'never is'}`, () => {
      const organisation = anOrganisation({ type })
      const story = closed({ ...approaching, casefile: { ...approaching.casefile, organisation } })
      assert.equal(story.refusal?.name ?? null, isTrust ? null : 'only-for-trusts')
    })
  }

  test('T7 S4 the day it was closed is kept, with the reason in its history', () => {
    const story = closed(approaching)
    assert.equal(story.casefile.closedUnmetOn, '2022-01-12')
    const last = story.events.at(-1)
    assert.equal(last?.type === 'closed-unmet' && last.reason, 'Two items are open')
  })
  test('T7 what is reported as done is looked at first', () => {
    assert.equal(closed(reported).refusal?.name, 'awaits-confirmation')
    const order = { type: 'confirm-completion', seen: reported.casefile.version, note: '' } as const
    assert.equal(after(reported, rita, '2022-01-12', order).casefile.status, 'standards-met')
  })
  test('S4 who holds Standards Not Met already is not closed again', () => {
    assert.equal(closed(aSentPlan(['4.5.3'])).refusal?.name, 'no-such-move')
    assert.equal(closed(closed(approaching)).refusal?.name, 'no-such-move')
  })
  test('S4 T7 nobody closes what they helped to write', () => {
    assert.equal(closed(approaching, { by: { ...erin, role: 'reviewer' } }).refusal?.name, 'reviews-own-work')
  })
  test('S4 T7 a reason of spaces is none', () => {
    assert.equal(closed(approaching, { reason: '  ' }).refusal?.name, 'reason-missing')
  })
  test('T7 what changed while it was read is read again', () => {
    assert.equal(closed(approaching, { seen: 1 }).refusal?.name, 'changed-while-reading')
  })
  test('T7 S3 once closed, the standard is still met when everything is done and confirmed', () => {
    const late = updated(closed(approaching), { evidence: ref('4.5.3'), done }, { on: '2022-02-01' })
    const order = { type: 'confirm-completion', seen: late.casefile.version, note: '' } as const
    assert.equal(after(late, rita, '2022-02-02', order).casefile.status, 'standards-met')
  })
})

test('S4 S5 a correction is no way round the suspension', () => {
  const { version: seen } = approaching.casefile
  const order = { type: 'correct-status', seen, to: 'standards-not-met', reason: 'Not done' } as const
  for (const on of ['2021-12-21', '2022-01-12'])
    assert.equal(after(approaching, rita, on, order, downgradeSuspended).refusal?.name, 'way-round-suspension')
  assert.equal(after(approaching, rita, '2021-12-20', order, downgradeSuspended).refusal, null)
})

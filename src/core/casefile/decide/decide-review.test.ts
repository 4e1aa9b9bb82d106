import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../day.ts'
import { amend } from '../../guidance/change.ts'
import { guidance2021 } from '../../guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../../guidance/guidance.ts'
import { afterReturn, by } from '../../plan/plan.builders.ts'
import {
  after,
  anOrganisation,
  approved,
  aSentPlan,
  erin,
  judged,
  revisionOf,
  rita,
  type Story,
  sent,
  signed,
  sol,
  written,
} from '../casefile.builders.ts'

const sixteen = Array.from({ length: 16 }, (_, index) => `1.6.${index + 1}`)
const late = { completion: by('2021-12-31') }

describe('approval', () => {
  const cases: readonly [name: string, story: Story, rules: readonly string[]][] = [
    ['S2 a sound plan is approved', aSentPlan(['4.5.3']), []],
    ['A3 fifteen items are approved', aSentPlan(sixteen.slice(1)), []],
    ['A3 sixteen items are refused', aSentPlan(sixteen), ['A3']],
    ['A1 an item without a date is refused', aSentPlan(['4.5.3'], { completion: { kind: 'not-given' } }), ['A1']],
    ['A4 30 December is approved', aSentPlan(['4.5.3'], { completion: by('2021-12-30') }), []],
    ['A4 31 December is refused', aSentPlan(['4.5.3'], late), ['A4']],
    ['P2 an item without an action is refused', aSentPlan(['4.5.3'], { actions: [] }), ['P2']],
    ['P3 an item without an owner is refused', aSentPlan(['4.5.3'], { owner: null }), ['P3']],
    ['P4 a date before the guidance began is refused', aSentPlan(['4.5.3'], { completion: by('2021-05-18') }), ['P4']],
    [
      'P5 a date relative to BAU without COVID is refused',
      aSentPlan(['4.5.3'], { completion: afterReturn(3) }),
      ['P5'],
    ],
  ]
  for (const [name, story, rules] of cases) {
    test(name, () => {
      const { refusal, casefile } = approved(judged(story))
      const found = refusal?.name === 'cannot-be-approved' ? refusal.findings.map(({ rule }) => rule) : []
      assert.deepEqual(found, rules)
      assert.equal(casefile.status, rules.length === 0 ? 'approaching-standards' : 'standards-not-met')
    })
  }
  test('A2 an item judged not realistic is refused, with the reason', () => {
    const { refusal } = approved(judged(aSentPlan(['4.5.3']), ['4.5.3']))
    assert.ok(refusal?.name === 'cannot-be-approved')
    assert.deepEqual(refusal.findings, [
      { rule: 'A2', evidence: '4.5.3', judged: 'not-realistic', reason: 'The date is before the tender closes' },
    ])
  })
  test('A2 an item without a judgement is refused', () => {
    const { refusal } = approved(aSentPlan(['4.5.3']))
    assert.ok(refusal?.name === 'cannot-be-approved')
  })
  test('a reviewer who helped to write the plan is refused', () => {
    assert.equal(approved(judged(aSentPlan(['4.5.3'])), erin).refusal?.name, 'reviews-own-work')
  })
  test('a decision is refused when something happened since the page was read', () => {
    const story = judged(aSentPlan(['4.5.3']))
    const stale = { type: 'approve-plan', seen: story.casefile.version - 1, revision: revisionOf(story) } as const
    assert.equal(after(story, rita, '2021-07-12', stale).refusal?.name, 'changed-while-reading')
  })
  test('a plan is decided once', () => {
    assert.equal(approved(approved(judged(aSentPlan(['4.5.3'])))).refusal?.name, 'not-awaiting-review')
  })
})

describe('the guidance of which day', () => {
  const relaxed = amend<CycleGuidance>(guidance2021, {
    key: 'latestCompletion',
    from: day('2021-07-05'),
    value: null,
    source: '“…”',
  })
  test('G3 a plan sent before the latest day was withdrawn is still judged by it', () => {
    const story = judged(aSentPlan(['4.5.3'], late))
    assert.equal(approved(story, rita, '2021-07-12', relaxed).refusal?.name, 'cannot-be-approved')
  })
  test('G3 the same plan sent on the day of the change is not', () => {
    const story = judged(
      sent(signed(written(aSentPlan(['4.5.3'], late), { ...late, gap: 'As sent again' })), '2021-07-05'),
    )
    assert.equal(approved(story, rita, '2021-07-12', relaxed).refusal, null)
  })
})

describe('a returned plan', () => {
  const back = (story: Story, reason: string) =>
    after(story, rita, '2021-07-12', {
      type: 'return-plan',
      seen: story.casefile.version,
      revision: revisionOf(story),
      reason,
    })
  test('needs a reason', () => {
    assert.equal(back(judged(aSentPlan(['4.5.3'])), '').refusal?.name, 'reason-missing')
  })
  test('A2 keeps each item’s reason and stays Standards Not Met', () => {
    const { events, casefile } = back(judged(aSentPlan(['4.5.3']), ['4.5.3']), '')
    const last = events.at(-1)
    assert.ok(last?.type === 'plan-returned')
    assert.equal(last.judgements[0]?.reason, 'The date is before the tender closes')
    assert.equal(casefile.status, 'standards-not-met')
  })
  test('can be changed, signed off, sent and approved', () => {
    const corrected = written(back(judged(aSentPlan(['4.5.3'])), 'Too vague'), { gap: 'Said more plainly' })
    assert.equal(approved(judged(sent(signed(corrected), '2021-07-14'))).casefile.status, 'approaching-standards')
  })
})

describe('a late plan', () => {
  const trust = judged(aSentPlan(['4.5.3'], late))
  const refer = (story: Story, reason = 'Only a day late') =>
    after(story, rita, '2021-07-12', {
      type: 'refer-to-sro',
      seen: story.casefile.version,
      revision: revisionOf(story),
      reason,
    })
  const answer = (story: Story, type: 'accept-late-plan' | 'decline-late-plan') =>
    after(story, sol, '2021-07-13', {
      type,
      seen: story.casefile.version,
      revision: revisionOf(story),
      reason: 'A day is no risk',
    })

  test('A4 of a Trust that the SRO accepts, with a reason, can be approved', () => {
    assert.equal(approved(judged(answer(refer(trust), 'accept-late-plan'))).casefile.status, 'approaching-standards')
  })
  test('A4 that the SRO declines cannot', () => {
    assert.equal(approved(judged(answer(refer(trust), 'decline-late-plan'))).refusal?.name, 'cannot-be-approved')
  })
  test('A4 the acceptance waives lateness only: sixteen items are still too many', () => {
    const story = approved(judged(answer(refer(judged(aSentPlan(sixteen, late))), 'accept-late-plan')))
    assert.deepEqual(story.refusal?.name === 'cannot-be-approved' && story.refusal.findings.map(({ rule }) => rule), [
      'A3',
    ])
  })
  test('A4 of a council cannot be referred', () => {
    const council = judged(aSentPlan(['4.5.3'], late, anOrganisation({ type: 'local-authority' })))
    assert.equal(refer(council).refusal?.name, 'only-trusts-may-finish-late')
  })
  test('A4 a plan in time is not referred', () => {
    assert.equal(refer(judged(aSentPlan(['4.5.3']))).refusal?.name, 'not-late')
  })
  test('A4 the acceptance covers one revision: a plan changed since is late again', () => {
    const accepted = answer(refer(trust), 'accept-late-plan')
    const changed = sent(signed(written(accepted, { ...late, gap: 'Changed' })), '2021-07-14')
    assert.equal(approved(judged(changed)).refusal?.name, 'cannot-be-approved')
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../day.ts'
import { afterReturn, anAction, anItem, by, ref } from '../../plan/plan.builders.ts'
import type { Completion } from '../../plan/plan.ts'
import {
  after,
  approved,
  aSentPlan,
  judged,
  published,
  republished,
  returned,
  rita,
  type Story,
  sent,
  sentRevisionOf,
  signed,
  sol,
  updated,
  written,
} from '../casefile.builders.ts'
import { stageOf } from '../casefile.ts'

const late = by('2021-12-31')

function moved(story: Story, completion: Completion): Story {
  const outlook = { kind: 'new-date', completion, reason: 'The supplier is late' } as const
  return updated(story, { evidence: ref('4.5.3'), outlook })
}

function rulesAgainst(story: Story): readonly string[] {
  const { refusal } = approved(judged(story))
  return refusal?.name === 'cannot-be-approved' ? refusal.findings.map(({ rule }) => rule) : []
}

describe('an update before the decision', () => {
  test('A4 that moves a date past the latest day prevents approval', () => {
    assert.deepEqual(rulesAgainst(moved(aSentPlan(['4.5.3']), late)), ['A4'])
  })
  test('A4 P6 that brings a late date forward does not allow approval: the plan is approved as signed and sent', () => {
    assert.deepEqual(rulesAgainst(moved(aSentPlan(['4.5.3'], { completion: late }), by('2021-12-30'))), ['A4'])
  })
  test('A3 that finishes the sixteenth item does not allow approval: items count as they were when the plan was sent', () => {
    const sixteen = Array.from({ length: 16 }, (_, index) => `1.6.${index + 1}`)
    const done = [{ id: 'a1', doneOn: day('2021-07-01'), note: '' }]
    assert.deepEqual(rulesAgainst(updated(aSentPlan(sixteen), { evidence: ref('1.6.1'), done })), ['A3'])
  })
  test('A4 a date moved after the SRO accepted a late one is not accepted', () => {
    const story = accepted(referred(aSentPlan(['4.5.3'], { completion: late })))
    assert.deepEqual(rulesAgainst(story), [])
    assert.deepEqual(rulesAgainst(moved(story, by('2022-06-30'))), ['A4'])
    assert.equal(moved(story, by('2022-06-30')).casefile.referredToSro, true)
  })
  test('A4 an update without a new date does not affect what the SRO accepted', () => {
    const story = accepted(referred(aSentPlan(['4.5.3'], { completion: late })))
    assert.deepEqual(rulesAgainst(updated(story, { evidence: ref('4.5.3'), note: 'Tokens are ordered' })), [])
  })
})

describe('a gap published after the plan was sent', () => {
  const more = republished(aSentPlan(['4.5.3']), ['4.5.3', '10.1.1'])

  test('P1 prevents the approval of a plan that lacks it', () => {
    assert.deepEqual(rulesAgainst(more), ['P1'])
  })
  test('P1 S3 prevents the confirmation of a completed plan that lacks it', () => {
    const complete = aSentPlan(['4.5.3'], { actions: [anAction({ doneOn: day('2021-06-20') })] })
    const story = republished(complete, ['4.5.3', '10.1.1'])
    assert.equal(stageOf(story.casefile), 'awaiting-review')
    assert.equal(confirmed(story).refusal?.name, 'not-completed')
  })
  test('P1 S3 means that an update that finishes the plan as sent does not complete it', () => {
    const done = [{ id: 'a1', doneOn: day('2021-07-01'), note: '' }]
    const story = updated(more, { evidence: ref('4.5.3'), done })
    assert.equal(stageOf(story.casefile), 'awaiting-review')
    assert.equal(confirmed(story).refusal?.name, 'not-completed')
  })
  test('S3 does not delay completion once it is removed again', () => {
    const both = aSentPlan(['4.5.3', '10.1.1'], { actions: [anAction({ doneOn: day('2021-06-20') })] })
    assert.equal(confirmed(republished(both, ['4.5.3'])).casefile.status, 'standards-met')
  })
  test('S3 allows confirmation once it is removed again', () => {
    const done = [{ id: 'a1', doneOn: day('2021-07-01'), note: '' }]
    const story = updated(more, { evidence: ref('4.5.3'), done })
    assert.equal(confirmed(republished(story, ['4.5.3'])).casefile.status, 'standards-met')
  })
  test('the same assessment is not published twice', () => {
    assert.equal(republished(more, ['10.1.1', '4.5.3']).refusal?.name, 'nothing-new-to-publish')
  })
})

describe('a completed plan', () => {
  const complete = aSentPlan(['4.5.3'], { actions: [anAction({ doneOn: day('2021-06-20') })] })

  test('that was returned no longer awaits confirmation', () => {
    const story = returned(complete)
    assert.equal(stageOf(story.casefile), 'returned')
    assert.equal(confirmed(story).refusal?.name, 'not-completed')
  })
  test('S3 that was confirmed is not returned, judged or referred afterwards', () => {
    const story = confirmed(complete)
    assert.equal(story.casefile.status, 'standards-met')
    assert.equal(returned(story).refusal?.name, 'not-awaiting-review')
    assert.equal(judged(story).refusal?.name, 'not-awaiting-review')
  })
  test('A3 P2 an action done on a day that has not come is refused in the plan itself', () => {
    const story = published(['4.5.3'])
    const item = anItem({ actions: [anAction({ doneOn: day('2021-06-22') })] })
    const save = { type: 'save-item', basedOn: 0, item } as const
    const upload = { type: 'import-workbook', items: [{ item, basedOn: 0 }] } as const
    for (const command of [save, upload]) {
      assert.equal(after(story, { ...sol, role: 'editor' }, '2021-06-21', command).refusal?.name, 'done-in-the-future')
      assert.equal(after(story, { ...sol, role: 'editor' }, '2021-06-22', command).refusal, null)
    }
  })
})

test('A1 A3 items reported done that the reviewer found open count as outstanding', () => {
  const sixteen = Array.from({ length: 16 }, (_, index) => `1.6.${index + 1}`)
  const actions = [anAction({ doneOn: day('2021-06-20') })]
  const complete = aSentPlan(sixteen, { actions, completion: { kind: 'not-given' } })
  assert.deepEqual(rulesAgainst(complete), [])
  const items = sixteen.map((each) => ({ evidence: ref(each), reason: 'Nothing shows it' }))
  const command = { type: 'send-back-completion', seen: complete.casefile.version, reason: '', items } as const
  const story = after(complete, rita, '2021-07-12', command)
  assert.equal(stageOf(story.casefile), 'awaiting-review')
  assert.deepEqual(new Set(rulesAgainst(story)), new Set(['A1', 'A3']))
})

describe('a date relative to BAU in an update', () => {
  const affected = aSentPlan(['4.5.3'], { covid: { affected: true, explanation: 'Staff were redeployed' } })
  const cases: readonly [name: string, story: Story, completion: Completion, refusal: string | null][] = [
    ['P5 of an item that COVID affected is accepted', affected, afterReturn(3), null],
    ['P5 of an item that COVID did not affect is refused', aSentPlan(['4.5.3']), afterReturn(3), 'not-affected'],
    ['P5 without its offset is refused', affected, afterReturn(null), 'new-date-missing'],
    ['A1 and no date at all is refused', affected, { kind: 'not-given' }, 'new-date-missing'],
  ]
  for (const [name, story, completion, refusal] of cases) {
    test(name, () => assert.equal(moved(story, completion).refusal?.name ?? null, refusal))
  }
})

test('P6 a sign-off of another revision is not recorded with the plan that is sent', () => {
  const story = sent(signed(written(published(['4.5.3']))))
  assert.equal(story.casefile.sent[0]?.signOff?.revision, story.casefile.sent[0]?.revision)
})

function referred(story: Story): Story {
  const { version: seen } = story.casefile
  const command = { type: 'refer-to-sro', seen, revision: sentRevisionOf(story), reason: 'A day late' } as const
  return after(story, rita, '2021-07-02', command)
}

function accepted(story: Story): Story {
  const { version: seen } = story.casefile
  const command = { type: 'accept-late-plan', seen, revision: sentRevisionOf(story), reason: 'No risk' } as const
  return after(story, sol, '2021-07-03', command)
}

function confirmed(story: Story): Story {
  return after(story, rita, '2021-07-12', { type: 'confirm-completion', seen: story.casefile.version, note: '' })
}

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../day.ts'
import { amend } from '../../guidance/change.ts'
import { guidance2021 } from '../../guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../../guidance/guidance.ts'
import { anAction, ref } from '../../plan/plan.builders.ts'
import { after, approved, aSentPlan, judged, returned, rita, type Story, updated } from '../casefile.builders.ts'
import { stageOf } from '../casefile.ts'
import type { Status } from '../status.ts'

const suspended = amend<CycleGuidance>(guidance2021, {
  key: 'standardsNotMetAtFinalReview',
  from: day('2021-12-21'),
  value: false,
  source: '“will remain on ‘Approaching Standards’”',
})

function corrected(story: Story, to: Status, on = '2021-12-22'): Story {
  const command = { type: 'correct-status', seen: story.casefile.version, to, reason: 'A mistake' } as const
  return after(story, rita, on, command, suspended)
}

const approaching = approved(judged(aSentPlan(['4.5.3'])))
const done = [{ id: 'a1', doneOn: day('2021-09-01'), note: '' }]
const finished = confirmed(updated(approaching, { evidence: ref('4.5.3'), done }, { on: '2021-09-01' }))

describe('while the downgrade is suspended, a status held since before cannot be downgraded', () => {
  const ways: readonly [name: string, by: readonly Status[]][] = [
    ['S5 S4 straight down', []],
    ['S5 S4 by way of Standards Met', ['standards-met']],
    ['S5 S4 by way of Standards Met and back', ['standards-met', 'approaching-standards']],
    ['S5 S4 by way of Standards Exceeded', ['standards-exceeded']],
  ]
  for (const [name, by] of ways) {
    test(name, () => {
      const story = by.reduce((so, to) => corrected(so, to), approaching)
      assert.equal(story.casefile.status, by.at(-1) ?? 'approaching-standards')
      for (const to of ['standards-not-met', 'not-published'] as const)
        assert.equal(corrected(story, to).refusal?.name, 'bypasses-suspension')
    })
  }
  test('S5 S4 also where it had become Standards Met by a confirmed completion', () => {
    assert.equal(corrected(finished, 'standards-not-met').refusal?.name, 'bypasses-suspension')
    assert.equal(corrected(finished, 'approaching-standards').refusal, null)
  })
  test('S5 a status that never was Approaching Standards can be corrected', () => {
    const met = confirmed(aSentPlan(['4.5.3'], { actions: [anAction({ doneOn: day('2021-06-20') })] }))
    assert.equal(corrected(met, 'standards-not-met').casefile.status, 'standards-not-met')
  })
  test('S5 so can a status that had been corrected before the suspension', () => {
    const again = corrected(corrected(approaching, 'standards-not-met', '2021-12-01'), 'standards-met')
    assert.equal(corrected(again, 'standards-not-met').refusal, null)
  })
})

describe('a decision that was a mistake is open again', () => {
  test('S5 an approval: the plan awaits review, and can be approved or returned', () => {
    const story = corrected(approaching, 'standards-not-met', '2021-08-01')
    assert.equal(stageOf(story.casefile), 'awaiting-review')
    assert.equal(story.casefile.sent[0]?.outcome, 'awaiting')
    assert.equal(returned(story).refusal, null)
    assert.equal(approved(judged(story)).casefile.status, 'approaching-standards')
  })
  test('S5 a confirmed completion: it awaits confirmation', () => {
    const story = corrected(finished, 'approaching-standards')
    assert.equal(stageOf(story.casefile), 'awaiting-confirmation')
    assert.equal(confirmed(story).casefile.status, 'standards-met')
  })
  test('S5 a corrected status without a plan opens no decision', () => {
    const met = corrected(aSentPlan(['4.5.3']), 'standards-met', '2021-08-01')
    const back = corrected(met, 'standards-not-met', '2021-08-02')
    assert.equal(stageOf(back.casefile), 'awaiting-review')
  })
})

test('S5 a reason of spaces is refused', () => {
  const { version: seen } = approaching.casefile
  const command = { type: 'correct-status', seen, to: 'standards-met', reason: '  ' } as const
  assert.equal(after(approaching, rita, '2021-08-01', command).refusal?.name, 'reason-missing')
})

function confirmed(story: Story): Story {
  const command = { type: 'confirm-completion', seen: story.casefile.version, note: '' } as const
  return after(story, rita, '2021-09-05', command, suspended)
}

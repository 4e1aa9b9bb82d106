import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../day.ts'
import { amend } from '../../guidance/change.ts'
import { guidance2021 } from '../../guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../../guidance/guidance.ts'
import { ref } from '../../plan/plan.builders.ts'
import { after, anOrganisation, aStory, erin, published, type Story } from '../casefile.builders.ts'
import { missingItems } from '../plans/gaps.ts'

describe('T1 an early warning is given before the deadline', () => {
  const cases: readonly [what: string, before: Story, on: string, refusal: string | null][] = [
    ['once the guidance is there', aStory(), '2021-05-19', null],
    ['not before the guidance', aStory(), '2021-05-18', 'no-guidance-yet'],
    ['on 29 June', aStory(), '2021-06-29', null],
    ['not on 30 June', aStory(), '2021-06-30', 'too-late-to-warn'],
    ['not on 1 July', aStory(), '2021-07-01', 'too-late-to-warn'],
    ['also by a Foundation Trust', aStory(anOrganisation({ type: 'foundation-trust' })), '2021-06-29', null],
    ['not by a council', aStory(anOrganisation({ type: 'local-authority' })), '2021-06-29', 'only-for-trusts'],
    ['not once the assessment is published', published(['4.5.3']), '2021-06-29', 'published-already'],
  ]
  for (const [what, before, on, refusal] of cases) {
    test(`T1 ${what}`, () => assert.equal(warned(before, on).refusal?.name ?? null, refusal))
  }
})

test('T1 when the deadline moves, so does the last day for an early warning', () => {
  const moved = amend<CycleGuidance>(guidance2021, {
    key: 'assessmentPublicationDeadline',
    from: day('2021-06-25'),
    value: day('2021-07-31'),
    source: '“…”',
  })
  assert.equal(warned(aStory(), '2021-07-30', moved).refusal, null)
  assert.equal(warned(aStory(), '2021-07-31', moved).refusal?.name, 'too-late-to-warn')
})

test('T1 an early warning without items or text is refused', () => {
  const empty = after(aStory(), erin, '2021-06-07', { type: 'give-early-warning', evidence: [], text: ' ' })
  assert.equal(empty.refusal?.name, 'nothing-said')
  const asText = after(aStory(), erin, '2021-06-07', { type: 'give-early-warning', evidence: [], text: 'All of 4' })
  assert.equal(asText.refusal, null)
})

test('T1 a second early warning replaces the first', () => {
  const again = after(warned(aStory(), '2021-06-07'), erin, '2021-06-20', {
    type: 'give-early-warning',
    evidence: [ref('4.5.3'), ref('8.2.1')],
    text: '',
  })
  assert.deepEqual(missingItems(again.casefile), ['4.5.3', '8.2.1'])
  assert.equal(again.events.length, 2)
})

function warned(story: Story, on: string, guidance: CycleGuidance = guidance2021): Story {
  const command = { type: 'give-early-warning', evidence: [ref('4.5.3')], text: 'Tokens come in August' } as const
  return after(story, erin, on, command, guidance)
}

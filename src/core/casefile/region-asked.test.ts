import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import { ref } from '../plan/plan.builders.ts'
import {
  after,
  anOrganisation,
  approved,
  aSentPlan,
  aStory,
  judged,
  published,
  returned,
  rita,
  type Story,
  sent,
  signed,
  updated,
  written,
} from './casefile.builders.ts'
import { missingItems } from './missing-items.ts'
import { regionAsksOpen } from './region-asked.ts'

describe('T3 a reviewer asks the region to work with a Trust', () => {
  const given = returned(judged(aSentPlan(['4.5.3']), ['4.5.3']))
  const council = anOrganisation({ type: 'local-authority' })
  const cases: readonly [what: string, before: Story, reason: string, refusal: string | null][] = [
    ['after a return', given, 'Two plans named no actions', null],
    ['at any time after publishing', published(['4.5.3']), 'They do not answer', null],
    ['with a reason only', given, ' ', 'reason-missing'],
    ['not before anything is published', aStory(), 'They do not answer', 'no-plan-needed'],
    ['not where there is no region', published(['4.5.3'], anOrganisation({ region: null })), 'So', 'no-plan-needed'],
    ['not about a council', published(['4.5.3'], council), 'They do not answer', 'only-for-trusts'],
  ]
  for (const [what, before, reason, refusal] of cases) {
    test(`T3 ${what}`, () => assert.equal(asked(before, reason).refusal?.name ?? null, refusal))
  }

  test('T3 not where something happened while the reviewer was reading', () => {
    const stale = { type: 'ask-region', seen: given.casefile.version - 1, reason: 'So' } as const
    assert.equal(after(given, rita, '2021-07-21', stale).refusal?.name, 'changed-while-reading')
  })
})

describe('T3 the ask ends by itself', () => {
  const ask = asked(returned(judged(aSentPlan(['4.5.3']), ['4.5.3'])))
  const changed = written(ask, { gap: 'Remote access has a password only, on 40 accounts' })
  const delivering = asked(approved(judged(aSentPlan(['4.5.3', '8.2.1']))))
  const cases: readonly [what: string, after: Story, open: number][] = [
    ['it stands while nothing comes', ask, 1],
    ['it stands while a new plan is only written and signed', signed(changed), 1],
    ['it ends when the new plan is sent', sent(signed(changed), '2021-07-28'), 0],
    ['it stands where a plan is being delivered', delivering, 1],
    [
      'it ends when an update comes',
      updated(delivering, { evidence: ref('4.5.3'), note: 'Bought' }, { on: '2021-08-02' }),
      0,
    ],
    ['another ask stands after the first ended', asked(sent(signed(changed), '2021-07-28')), 1],
  ]
  for (const [what, { casefile, events }, open] of cases) {
    test(`T3 ${what}`, () => assert.equal(regionAsksOpen(casefile, events).length, open))
  }
})

test('T3 what a Trust misses is what its plan does not show as done', () => {
  const delivering = approved(judged(aSentPlan(['4.5.3', '8.2.1'])))
  assert.deepEqual(missingItems(delivering.casefile), ['4.5.3', '8.2.1'])
  const done = [{ id: 'a1', doneOn: day('2021-08-01'), note: '' }]
  const once = updated(delivering, { evidence: ref('4.5.3'), done }, { on: '2021-08-02' })
  assert.deepEqual(missingItems(once.casefile), ['8.2.1'])
})

function asked(story: Story, reason = 'The second plan names no actions either'): Story {
  return after(story, rita, '2021-07-21', { type: 'ask-region', seen: story.casefile.version, reason })
}

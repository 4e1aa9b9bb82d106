import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../day.ts'
import { after, anOrganisation, published, rita, type Story } from '../casefile.builders.ts'
import { evolve } from '../evolve.ts'

const missed = { milestone: 'plan', dueDate: day('2021-06-30') } as const
const reason = 'Four calls were not returned'

describe('T8 a person confirms what the service proposes', () => {
  const cases: readonly [what: string, before: Story, reason: string, refusal: string | null][] = [
    ['with a reason', proposed(), reason, null],
    ['never without a reason', proposed(), ' ', 'reason-missing'],
    ['never where nothing is proposed', published(['4.5.3']), reason, 'nothing-proposed'],
    [
      'never where the plan came on the day of the proposal or later',
      submittedOn('2021-07-15'),
      reason,
      'proposal-lapsed',
    ],
    [
      'never where the standard is met by now',
      having(proposed(), { status: 'standards-met' }),
      reason,
      'proposal-lapsed',
    ],
    ['where the plan came before the proposal', submittedOn('2021-07-14'), reason, null],
    ['never by somebody who helped to write the plan', helped(), reason, 'reviews-own-work'],
  ]
  for (const [what, before, given, refusal] of cases) {
    test(`T8 confirmed ${what}`, () => assert.equal(confirmed(before, given).refusal?.name ?? null, refusal))
  }

  test('T8 declined with a reason, and never by a contributor to the plan', () => {
    assert.equal(declined(proposed(), reason).refusal, null)
    assert.equal(declined(proposed(), '').refusal?.name, 'reason-missing')
    assert.equal(declined(helped(), reason).refusal?.name, 'reviews-own-work')
  })

  test('T8 an escalation is confirmed once', () => {
    assert.equal(confirmed(confirmed(proposed(), reason), reason).refusal?.name, 'nothing-proposed')
  })
})

describe('T7 S4 the final review', () => {
  const open = having(published(['4.5.3']), { status: 'approaching-standards' })
  const cases: readonly [what: string, before: Story, on: string, reason: string, refusal: string | null][] = [
    ['not a day early', open, '2021-12-31', reason, 'final-review-not-begun'],
    ['without a reason', open, '2022-01-01', ' ', 'reason-missing'],
    ['from its first day', open, '2022-01-01', reason, null],
    [
      'a completion that awaits confirmation',
      having(open, { completion: 'awaiting-confirmation' }),
      '2022-01-12',
      reason,
      'awaits-confirmation',
    ],
    [
      'by a contributor to the plan',
      having(open, { contributors: [rita.id] }),
      '2022-01-12',
      reason,
      'reviews-own-work',
    ],
    [
      'an organisation that meets the standard',
      having(open, { status: 'standards-met' }),
      '2022-01-12',
      reason,
      'no-such-move',
    ],
    [
      'an organisation with Standards Not Met already',
      having(open, { status: 'standards-not-met' }),
      '2022-01-12',
      reason,
      'no-such-move',
    ],
    [
      'a council',
      having(open, { organisation: anOrganisation({ type: 'local-authority' }) }),
      '2022-01-12',
      reason,
      'only-for-trusts',
    ],
  ]
  for (const [what, before, on, given, refusal] of cases) {
    test(`S4 closing as not met: ${what}`, () => {
      const result = after(before, rita, on, { type: 'close-unmet', seen: before.casefile.version, reason: given })
      assert.equal(result.refusal?.name ?? null, refusal)
      if (refusal === null) assert.equal(result.casefile.status, 'standards-not-met')
    })
  }
})

function having(story: Story, changed: Partial<Story['casefile']>): Story {
  return { ...story, casefile: { ...story.casefile, ...changed } }
}

function proposed(before: Story = published(['4.5.3'])): Story {
  const by = { id: 'service', name: 'The service', role: 'service' } as const
  const reminders = [{ ...missed, step: 'escalation-proposed' }] as const
  const event = { type: 'reminders-sent', reminders, by, on: day('2021-07-15'), guidance: '2021-05-19' } as const
  return { ...before, casefile: evolve(before.casefile, event) }
}

function submittedOn(on: string): Story {
  return having(proposed(), { lastUpdateOn: day(on) })
}

function helped(): Story {
  return having(proposed(), { contributors: [rita.id] })
}

function confirmed(before: Story, given: string): Story {
  return after(before, rita, '2021-07-16', { type: 'confirm-escalation', ...missed, reason: given })
}

function declined(before: Story, given: string): Story {
  return after(before, rita, '2021-07-16', { type: 'decline-escalation', ...missed, reason: given })
}

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import type { DueState } from './due.ts'
import { afterDecember, aTimetableInput, delivering, dueOn, havingSent, withoutPlan } from './timetable.builders.ts'
import type { TimetableInput } from './timetable-state.ts'

type Case = readonly [on: string, input: TimetableInput, state: DueState | null, by: string | null]

function eachCase(milestone: Parameters<typeof dueOn>[1], cases: readonly Case[]) {
  for (const [on, input, state, by] of cases) {
    const due = dueOn(on, milestone, input)
    assert.deepEqual([on, due?.state ?? null, due?.by ?? null], [on, state, by])
  }
}

describe('publication and the plan', () => {
  test('T1 an early warning is given before 30 June, and not on the day', () => {
    eachCase('early-warning', [
      ['2021-06-29', aTimetableInput({}), 'ahead', '2021-06-30'],
      ['2021-06-30', aTimetableInput({}), 'missed', '2021-06-30'],
      ['2021-06-30', aTimetableInput({ warnedOn: day('2021-06-29') }), 'met', '2021-06-30'],
    ])
  })

  test('T2 an assessment that is not published is due on 30 June and overdue on 1 July', () => {
    eachCase('publication', [
      ['2021-06-29', aTimetableInput({}), 'ahead', '2021-06-30'],
      ['2021-06-30', aTimetableInput({}), 'due', '2021-06-30'],
      ['2021-07-01', aTimetableInput({}), 'overdue', '2021-06-30'],
      ['2021-07-01', withoutPlan(), 'met', '2021-06-30'],
    ])
  })

  test('T2 a plan is overdue from 1 July, for a late publisher from the day they publish', () => {
    const late = withoutPlan({ publishedOn: day('2021-07-10') })
    eachCase('plan', [
      ['2021-06-30', withoutPlan(), 'due', '2021-06-30'],
      ['2021-07-01', withoutPlan(), 'overdue', '2021-06-30'],
      ['2021-07-10', late, 'overdue', '2021-07-10'],
      ['2021-07-11', delivering(), 'met', '2021-06-30'],
      ['2021-07-01', aTimetableInput({}), null, null],
      ['2021-07-01', withoutPlan({ status: 'standards-met' }), null, null],
    ])
  })
})

describe('the September update', () => {
  test('T4 is ahead until its month, asked for in it, due on the 30th, overdue in October', () => {
    eachCase('september-update', [
      ['2021-08-31', delivering(), 'ahead', '2021-09-30'],
      ['2021-09-01', delivering(), 'asked-for', '2021-09-30'],
      ['2021-09-30', delivering(), 'due', '2021-09-30'],
      ['2021-10-01', delivering(), 'overdue', '2021-09-30'],
    ])
  })

  test('T4 is met by an update of September or later, and by having finished', () => {
    eachCase('september-update', [
      ['2021-10-01', delivering({ lastUpdateOn: day('2021-08-31') }), 'overdue', '2021-09-30'],
      ['2021-10-01', delivering({ lastUpdateOn: day('2021-09-01') }), 'met', '2021-09-30'],
      ['2021-10-12', delivering({ lastUpdateOn: day('2021-10-11') }), 'met', '2021-09-30'],
      ['2021-10-01', delivering({ status: 'standards-met' }), 'met', '2021-09-30'],
      ['2021-10-01', delivering({ completion: 'awaiting-confirmation' }), 'met', '2021-09-30'],
      ['2021-10-01', delivering({ completion: 'sent-back' }), 'overdue', '2021-09-30'],
    ])
  })

  test('T4 applies to plans that were sent by then and not returned', () => {
    const on = (sent: string) => ({ firstSentOn: day(sent), lastSentOn: day(sent) })
    eachCase('september-update', [
      ['2021-10-02', delivering(on('2021-09-30')), 'met', '2021-09-30'],
      ['2021-10-02', delivering(on('2021-10-01')), null, null],
      ['2021-10-02', delivering({ review: 'returned', status: 'standards-not-met' }), null, null],
      ['2021-10-02', delivering({ review: 'awaiting-review' }), 'overdue', '2021-09-30'],
    ])
  })

  test('T4 T6 applies to an approved plan, also when a revised plan was returned', () => {
    const returned = delivering({ review: 'returned' })
    eachCase('september-update', [['2021-10-02', returned, 'overdue', '2021-09-30']])
    eachCase('final-update', [
      ['2021-12-31', returned, 'due', '2021-12-31'],
      ['2022-01-01', returned, 'overdue', '2021-12-31'],
    ])
  })

  test('T4 T6 is missed once the month of the final update begins', () => {
    eachCase('september-update', [
      ['2021-11-30', delivering(), 'overdue', '2021-09-30'],
      ['2021-12-01', delivering(), 'missed', '2021-09-30'],
    ])
  })
})

test('T5 the update by 14 October and the revised plan within two weeks apply once the region was asked', () => {
  const regionAsked = havingSent(delivering(), '2021-10-01 september-update 2021-09-30 region')
  const updated = { ...regionAsked, timetableState: { ...regionAsked.timetableState, lastUpdateOn: day('2021-10-05') } }
  const sentOn = (text: string) => ({
    ...regionAsked,
    timetableState: { ...regionAsked.timetableState, lastSentOn: day(text) },
  })
  eachCase('october-update', [
    ['2021-10-01', delivering(), null, null],
    ['2021-10-13', regionAsked, 'asked-for', '2021-10-14'],
    ['2021-10-14', regionAsked, 'due', '2021-10-14'],
    ['2021-10-15', regionAsked, 'overdue', '2021-10-14'],
    ['2021-10-15', updated, 'met', '2021-10-14'],
  ])
  eachCase('revised-plan', [
    ['2021-10-15', regionAsked, 'due', '2021-10-15'],
    ['2021-10-16', regionAsked, 'overdue', '2021-10-15'],
    ['2021-10-16', updated, 'overdue', '2021-10-15'],
    ['2021-10-16', sentOn('2021-09-30'), 'overdue', '2021-10-15'],
    ['2021-10-16', sentOn('2021-10-01'), 'met', '2021-10-15'],
  ])
})

describe('the final update and the final review', () => {
  test('T6 is due on 31 December and overdue in January', () => {
    eachCase('final-update', [
      ['2021-11-30', delivering(), 'ahead', '2021-12-31'],
      ['2021-12-01', delivering(), 'asked-for', '2021-12-31'],
      ['2021-12-31', delivering(), 'due', '2021-12-31'],
      ['2022-01-01', delivering(), 'overdue', '2021-12-31'],
      ['2022-01-01', delivering({ lastUpdateOn: day('2021-11-30') }), 'overdue', '2021-12-31'],
      ['2022-01-01', delivering({ lastUpdateOn: day('2021-12-01') }), 'met', '2021-12-31'],
    ])
  })

  test('G1 from 21 December it is withdrawn, and what was missed before stays missed', () => {
    for (const on of ['2021-12-20', '2021-12-21', '2022-01-01']) {
      const isBefore = on === '2021-12-20'
      const state = (milestone: Parameters<typeof dueOn>[1]) => dueOn(on, milestone, delivering(), afterDecember)?.state
      assert.equal(state('final-update'), isBefore ? 'asked-for' : 'withdrawn')
      assert.equal(state('final-review'), isBefore ? 'ahead' : 'withdrawn')
      assert.equal(state('completion'), isBefore ? 'ahead' : 'withdrawn')
      assert.equal(state('update'), isBefore ? 'asked-for' : 'withdrawn')
      assert.equal(state('september-update'), 'missed')
    }
  })

  test('S4 T6 an organisation closed unmet has missed it, and its final review is done', () => {
    const closed = delivering({ status: 'standards-not-met', closedUnmetOn: day('2022-01-20') })
    assert.equal(dueOn('2022-01-20', 'final-update', closed)?.state, 'missed')
    assert.equal(dueOn('2022-01-20', 'final-review', closed)?.state, 'met')
    assert.equal(dueOn('2022-01-20', 'update', closed), null)
  })
})

test('T4 T6 U2 the days for Trusts do not apply to a council, the contact for updates does', () => {
  const council = delivering({}, { type: 'local-authority', region: null })
  for (const milestone of ['publication', 'plan', 'september-update', 'final-update', 'final-review'] as const)
    assert.equal(dueOn('2021-10-01', milestone, council), null)
  assert.equal(dueOn('2021-10-01', 'update', council)?.by, '2021-10-10')
})

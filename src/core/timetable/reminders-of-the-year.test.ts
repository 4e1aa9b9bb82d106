import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import { withChange } from '../guidance/change.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import { parseOdsCode } from '../organisation.ts'
import { remindersDue } from './reminders-due.ts'
import {
  afterDecember,
  aTimetableInput,
  delivering,
  havingSent,
  remindersFrom,
  remindersOn,
  withoutPlan,
} from './timetable.builders.ts'

describe('the ladder of a Trust that delivers and says nothing', () => {
  test('T4 T5 T6 T8 every day opened in turn', () => {
    assert.deepEqual(remindersFrom('2021-07-13', '2022-03-01', delivering()), [
      '2021-09-02 september-update/reminder',
      '2021-09-19 september-update/last-reminder',
      '2021-09-30 september-update/on-the-day',
      '2021-10-01 september-update/overdue',
      '2021-10-01 september-update/region',
      '2021-10-15 september-update/escalation-proposed',
      '2021-12-03 final-update/reminder',
      '2021-12-20 final-update/last-reminder',
      '2021-12-31 final-update/on-the-day',
      '2022-01-01 final-update/overdue',
      '2022-01-01 final-update/region',
      '2022-01-15 final-update/escalation-proposed',
    ])
  })

  test('T6 G1 on 20 December it is reminded of the 31st, and from the 21st of nothing any more', () => {
    const asked = remindersFrom('2021-12-01', '2022-12-31', delivering(), afterDecember)
    assert.deepEqual(asked, ['2021-12-03 final-update/reminder', '2021-12-20 final-update/last-reminder'])
  })

  test('T4 an update of August is not that of September, one of 1 September is', () => {
    const lastUpdateOn = day('2021-08-31')
    assert.deepEqual(remindersOn('2021-09-02', delivering({ lastUpdateOn })), ['september-update/reminder'])
    assert.deepEqual(remindersOn('2021-09-02', delivering({ lastUpdateOn: day('2021-09-01') })), [])
  })

  test('T5 what comes in October stops the escalation, what comes in November comes too late for that', () => {
    const late = havingSent(
      delivering(),
      '2021-10-01 september-update 2021-09-30 overdue',
      '2021-10-01 september-update 2021-09-30 region',
    )
    assert.deepEqual(remindersOn('2021-10-14', late), [])
    assert.deepEqual(remindersOn('2021-10-15', late), ['september-update/escalation-proposed'])
    const heard = { ...late, timetableState: { ...late.timetableState, lastUpdateOn: day('2021-10-12') } }
    assert.deepEqual(remindersFrom('2021-10-13', '2021-11-30', heard), [])
  })

  test('T4 a Trust without a region has no region to ask, and escalation is proposed all the same', () => {
    const nowhere = delivering({}, { region: null })
    assert.deepEqual(remindersFrom('2021-10-01', '2021-10-31', nowhere), [
      '2021-10-01 september-update/overdue',
      '2021-10-15 september-update/escalation-proposed',
    ])
  })
})

describe('the machine was off', () => {
  test('T4 of two reminders that were missed the later one goes, and on the day only that it is the day', () => {
    assert.deepEqual(remindersOn('2021-09-18', delivering()), ['september-update/reminder'])
    assert.deepEqual(remindersOn('2021-09-25', delivering()), ['september-update/last-reminder'])
    assert.deepEqual(remindersOn('2021-09-30', delivering()), ['september-update/on-the-day'])
    assert.deepEqual(remindersOn('2021-10-01', delivering()), ['september-update/overdue', 'september-update/region'])
  })

  test('T8 however late the region is asked, it has its two weeks before NHSX', () => {
    assert.deepEqual(remindersOn('2021-11-10', delivering()), ['september-update/overdue', 'september-update/region'])
    assert.deepEqual(remindersFrom('2021-11-10', '2021-11-30', delivering()).slice(2), [
      '2021-11-24 september-update/escalation-proposed',
    ])
  })
})

describe('publishing and the first plan', () => {
  test('T2 who has begun and not published is reminded, and chased from 1 July', () => {
    assert.deepEqual(remindersFrom('2021-06-01', '2021-08-01', aTimetableInput({})), [
      '2021-06-02 publication/reminder',
      '2021-06-19 publication/last-reminder',
      '2021-06-30 publication/on-the-day',
      '2021-07-01 publication/overdue',
    ])
  })

  test('T2 T8 an early publisher without a plan is chased from 1 July, not before', () => {
    assert.deepEqual(remindersFrom('2021-06-21', '2021-08-01', withoutPlan()), [
      '2021-06-21 plan/last-reminder',
      '2021-06-30 plan/on-the-day',
      '2021-07-01 plan/overdue',
      '2021-07-01 plan/region',
      '2021-07-15 plan/escalation-proposed',
    ])
  })

  test('T2 a late publisher’s plan is missing from the day they publish, and is never to come', () => {
    const late = withoutPlan({ publishedOn: day('2021-07-10') })
    assert.deepEqual(remindersFrom('2021-07-10', '2021-08-01', late), [
      '2021-07-10 plan/overdue',
      '2021-07-10 plan/region',
      '2021-07-24 plan/escalation-proposed',
    ])
  })

  test('T2 who publishes Standards Met is asked for no plan', () => {
    assert.deepEqual(remindersFrom('2021-06-21', '2022-03-01', withoutPlan({ status: 'standards-met' })), [])
  })
})

describe('who is asked for nothing', () => {
  test('T4 T6 who has completed, or reported so, or was confirmed', () => {
    assert.deepEqual(remindersFrom('2021-09-01', '2022-03-01', delivering({ completion: 'awaiting-confirmation' })), [])
    assert.deepEqual(remindersFrom('2021-09-01', '2022-03-01', delivering({ status: 'standards-met' })), [])
  })

  test('T4 a plan that was returned is asked for no update of it', () => {
    const returned = delivering({ status: 'standards-not-met', review: 'returned', decidedOn: day('2021-09-15') })
    assert.deepEqual(remindersFrom('2021-09-16', '2021-12-01', returned), [])
  })

  test('T6 S4 nor is who was closed unmet at the final review', () => {
    const closed = delivering({ status: 'standards-not-met', closedUnmetOn: day('2022-01-20') })
    assert.deepEqual(remindersFrom('2022-01-20', '2022-12-01', closed), [])
  })

  test('T4 what closed into several organisations is asked no more, what closed into one goes on', () => {
    const successors = ['RAB', 'RAC'].flatMap((code) => parseOdsCode(code) ?? [])
    const closed = { closed: day('2021-08-31') }
    assert.deepEqual(remindersOn('2021-09-02', delivering({}, { ...closed, successors })), [])
    assert.deepEqual(remindersOn('2021-09-02', delivering({}, { ...closed, successors: successors.slice(0, 1) })), [
      'september-update/reminder',
    ])
    assert.deepEqual(remindersOn('2021-09-02', delivering({}, { ...closed, successors: [] })), [])
  })
})

test('T9 a day that is moved is asked about anew, and the old one no more', () => {
  const moved = withChange(
    guidance2021,
    [{ key: 'septemberUpdateDue', from: day('2021-09-20'), value: day('2021-10-29'), source: '“by 29 October”' }],
    { change: 1, on: day('2021-09-20') },
  )
  assert.deepEqual(remindersFrom('2021-09-01', '2021-11-30', delivering(), moved), [
    '2021-09-02 september-update/reminder',
    '2021-09-19 september-update/last-reminder',
    '2021-10-01 september-update/reminder',
    '2021-10-18 september-update/last-reminder',
    '2021-10-29 september-update/on-the-day',
    '2021-10-30 september-update/overdue',
    '2021-10-30 september-update/region',
    '2021-11-13 september-update/escalation-proposed',
  ])
})

test('T4 before the cycle’s guidance began, and without any, nobody is asked', () => {
  assert.deepEqual(remindersOn('2021-05-18', withoutPlan({ publishedOn: day('2021-05-01') })), [])
  assert.deepEqual(remindersDue(delivering(), null, day('2021-10-01')), [])
})

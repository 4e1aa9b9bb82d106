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

describe('the escalation steps of a Trust that delivers its plan and sends no update', () => {
  test('T4 T5 T6 T8 with a daily run on every day', () => {
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

  test('T6 G1 on 20 December it is reminded of the 31st, and from the 21st of nothing', () => {
    const reminders = remindersFrom('2021-12-01', '2022-12-31', delivering(), afterDecember)
    assert.deepEqual(reminders, ['2021-12-03 final-update/reminder', '2021-12-20 final-update/last-reminder'])
  })

  test('T4 an update in August is not the September update, one on 1 September is', () => {
    const lastUpdateOn = day('2021-08-31')
    assert.deepEqual(remindersOn('2021-09-02', delivering({ lastUpdateOn })), ['september-update/reminder'])
    assert.deepEqual(remindersOn('2021-09-02', delivering({ lastUpdateOn: day('2021-09-01') })), [])
  })

  test('T5 an update in October before the escalation stops it', () => {
    const late = havingSent(
      delivering(),
      '2021-10-01 september-update 2021-09-30 overdue',
      '2021-10-01 september-update 2021-09-30 region',
    )
    assert.deepEqual(remindersOn('2021-10-14', late), [])
    assert.deepEqual(remindersOn('2021-10-15', late), ['september-update/escalation-proposed'])
    const updated = { ...late, timetableState: { ...late.timetableState, lastUpdateOn: day('2021-10-12') } }
    assert.deepEqual(remindersFrom('2021-10-13', '2021-11-30', updated), [])
  })

  test('T4 for a Trust without a region no region is asked, and escalation is still proposed', () => {
    const nowhere = delivering({}, { region: null })
    assert.deepEqual(remindersFrom('2021-10-01', '2021-10-31', nowhere), [
      '2021-10-01 september-update/overdue',
      '2021-10-15 september-update/escalation-proposed',
    ])
  })
})

describe('the service did not run', () => {
  test('T4 of two missed reminders the later one is sent; on the day only the email of that day', () => {
    assert.deepEqual(remindersOn('2021-09-18', delivering()), ['september-update/reminder'])
    assert.deepEqual(remindersOn('2021-09-25', delivering()), ['september-update/last-reminder'])
    assert.deepEqual(remindersOn('2021-09-30', delivering()), ['september-update/on-the-day'])
    assert.deepEqual(remindersOn('2021-10-01', delivering()), ['september-update/overdue', 'september-update/region'])
  })

  test('T8 however late the region is asked, it has two weeks before escalation to NHSX is proposed', () => {
    assert.deepEqual(remindersOn('2021-11-10', delivering()), ['september-update/overdue', 'september-update/region'])
    assert.deepEqual(remindersFrom('2021-11-10', '2021-11-30', delivering()).slice(2), [
      '2021-11-24 september-update/escalation-proposed',
    ])
  })
})

describe('publishing and the first plan', () => {
  test('T2 an organisation that has not published is reminded, and asked again from 1 July', () => {
    assert.deepEqual(remindersFrom('2021-06-01', '2021-08-01', aTimetableInput({})), [
      '2021-06-02 publication/reminder',
      '2021-06-19 publication/last-reminder',
      '2021-06-30 publication/on-the-day',
      '2021-07-01 publication/overdue',
    ])
  })

  test('T2 T8 an early publisher without a plan is overdue from 1 July, not before', () => {
    assert.deepEqual(remindersFrom('2021-06-21', '2021-08-01', withoutPlan()), [
      '2021-06-21 plan/last-reminder',
      '2021-06-30 plan/on-the-day',
      '2021-07-01 plan/overdue',
      '2021-07-01 plan/region',
      '2021-07-15 plan/escalation-proposed',
    ])
  })

  test('T2 a late publisher’s plan is overdue from the day they publish, without reminders before', () => {
    const late = withoutPlan({ publishedOn: day('2021-07-10') })
    assert.deepEqual(remindersFrom('2021-07-10', '2021-08-01', late), [
      '2021-07-10 plan/overdue',
      '2021-07-10 plan/region',
      '2021-07-24 plan/escalation-proposed',
    ])
  })

  test('T2 an organisation that publishes Standards Met is asked for no plan', () => {
    assert.deepEqual(remindersFrom('2021-06-21', '2022-03-01', withoutPlan({ status: 'standards-met' })), [])
  })
})

describe('organisations that are asked for nothing', () => {
  test('T4 T6 those that reported completion or were confirmed', () => {
    assert.deepEqual(remindersFrom('2021-09-01', '2022-03-01', delivering({ completion: 'awaiting-confirmation' })), [])
    assert.deepEqual(remindersFrom('2021-09-01', '2022-03-01', delivering({ status: 'standards-met' })), [])
  })

  test('T4 those whose plan was returned are asked for no update of it', () => {
    const returned = delivering({ status: 'standards-not-met', review: 'returned', decidedOn: day('2021-09-15') })
    assert.deepEqual(remindersFrom('2021-09-16', '2021-12-01', returned), [])
  })

  test('T6 S4 those closed unmet at the final review', () => {
    const closed = delivering({ status: 'standards-not-met', closedUnmetOn: day('2022-01-20') })
    assert.deepEqual(remindersFrom('2022-01-20', '2022-12-01', closed), [])
  })

  test('T4 those that closed with several successors or none; with one successor the reminders go on', () => {
    const successors = ['RAB', 'RAC'].flatMap((code) => parseOdsCode(code) ?? [])
    const closed = { closed: day('2021-08-31') }
    assert.deepEqual(remindersOn('2021-09-02', delivering({}, { ...closed, successors })), [])
    assert.deepEqual(remindersOn('2021-09-02', delivering({}, { ...closed, successors: successors.slice(0, 1) })), [
      'september-update/reminder',
    ])
    assert.deepEqual(remindersOn('2021-09-02', delivering({}, { ...closed, successors: [] })), [])
  })
})

test('T9 when a day is moved, the reminders start again for the new day and end for the old one', () => {
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

test('T4 before the cycle’s guidance began, and without any, no reminder is sent', () => {
  assert.deepEqual(remindersOn('2021-05-18', withoutPlan({ publishedOn: day('2021-05-01') })), [])
  assert.deepEqual(remindersDue(delivering(), null, day('2021-10-01')), [])
})

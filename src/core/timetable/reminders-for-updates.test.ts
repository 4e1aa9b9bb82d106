import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import { afterDecember, delivering, remindersFrom, remindersOn } from './timetable.builders.ts'

describe('a council', () => {
  const council = delivering({}, { type: 'local-authority', region: null })

  test('U2 is asked for an update after the number of days without one that the guidance sets, and no day earlier', () => {
    assert.deepEqual(remindersOn('2021-10-09', council), [])
    assert.deepEqual(remindersOn('2021-10-10', council), ['update/update-asked'])
  })

  test('U2 T8 is never reminded of a date of the process for Trusts, and never escalated', () => {
    assert.deepEqual(remindersFrom('2021-07-13', '2022-03-01', council), [
      '2021-10-10 update/update-asked',
      '2022-01-08 update/update-asked',
    ])
  })

  test('U2 an update restarts the count; no update is asked for while the plan waits for review', () => {
    const updated = { ...council, timetableState: { ...council.timetableState, lastUpdateOn: day('2021-10-09') } }
    assert.deepEqual(remindersFrom('2021-10-10', '2022-01-31', updated), ['2022-01-07 update/update-asked'])
    const waiting = { ...council, timetableState: { ...council.timetableState, review: 'awaiting-review' as const } }
    assert.deepEqual(remindersFrom('2021-10-10', '2022-01-31', waiting), [])
  })

  test('U2 G1 from 21 December it is no longer contacted', () => {
    assert.deepEqual(remindersFrom('2021-12-21', '2022-12-31', council, afterDecember), [])
  })
})

test('U2 a Trust is not asked for an update in general while a dated one is requested', () => {
  const silent = delivering({
    firstSentOn: day('2021-06-01'),
    lastSentOn: day('2021-06-01'),
    decidedOn: day('2021-06-02'),
  })
  assert.deepEqual(remindersOn('2021-08-30', silent), [])
  assert.deepEqual(remindersOn('2021-08-31', silent), ['update/update-asked'])
  assert.deepEqual(remindersOn('2021-09-01', silent), [])
})

test('U2 after a year in which the service did not run, a council is asked once, and again after the same number of days', () => {
  const council = delivering({}, { type: 'local-authority', region: null })
  assert.deepEqual(remindersFrom('2022-07-01', '2022-10-01', council), [
    '2022-07-01 update/update-asked',
    '2022-09-29 update/update-asked',
  ])
})

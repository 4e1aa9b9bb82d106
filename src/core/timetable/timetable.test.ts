import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import { amend } from '../guidance/change.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import { decemberUpdateWithdrawn } from '../guidance/prepared-amendments.ts'
import { dueStateText } from './due.ts'
import { timetableOn } from './timetable.ts'

const amended = decemberUpdateWithdrawn.amendments.reduce<CycleGuidance>(amend, guidance2021)

describe('the timetable on a day', () => {
  test('S1 there is none on 18 May 2021, and there is one on the 19th', () => {
    assert.deepEqual(timetableOn(guidance2021, day('2021-05-18')), [])
    assert.equal(timetableOn(guidance2021, day('2021-05-19')).length, 10)
  })

  test('T1 T2 T4 T5 T6 T7 every milestone has its day, whom it binds and its source', () => {
    for (const each of timetableOn(guidance2021, day('2021-06-01'))) {
      assert.match(each.source, /“/, each.id)
      assert.match(each.whom, /Trusts|organisation/)
      assert.deepEqual(each.changes, [])
    }
    const september = find('september-update', '2021-06-01')
    assert.deepEqual([september?.by, september?.since], ['2021-09-30', '2021-05-19'])
    assert.equal(find('revised-plan', '2021-06-01')?.value, '14 days after the region was asked')
  })

  test('G1 T6 on 20 December the final update has its day; on the 21st its day is withdrawn and 31 December is shown as before', () => {
    assert.equal(find('final-update', '2021-12-20')?.by, '2021-12-31')
    assert.deepEqual(find('final-update', '2021-12-20')?.changes, [])
    const now = find('final-update', '2021-12-21')
    assert.deepEqual([now?.by, now?.value, now?.since], [null, 'withdrawn', '2021-12-21'])
    assert.deepEqual(
      now?.changes.map(({ was, is, from }) => [was, is, from]),
      [['31 December 2021', 'withdrawn', '2021-12-21']],
    )
    assert.match(now?.ifMissed ?? '', /^Nothing/)
  })

  test('S4 T7 the consequence of the final review is shown until 20 December, and its suspension from the 21st', () => {
    assert.match(find('final-review', '2021-12-20')?.ifMissed ?? '', /goes back to Standards Not Met/)
    const now = find('final-review', '2021-12-21')
    assert.match(now?.ifMissed ?? '', /stays on Approaching Standards/)
    assert.deepEqual(
      now?.changes.map(({ was, is }) => [was, is]),
      [
        ['1 January 2022', 'withdrawn'],
        ['yes', 'no'],
      ],
    )
  })

  test('S4 suspended while the final update keeps its day, its consequence is not shown either', () => {
    const withoutDowngrade = amend<CycleGuidance>(guidance2021, {
      key: 'standardsNotMetAtFinalReview',
      from: day('2021-12-21'),
      value: false,
      source: 'x',
    })
    const ifMissed = (on: string) =>
      timetableOn(withoutDowngrade, day(on)).find(({ id }) => id === 'final-update')?.ifMissed ?? ''
    assert.match(ifMissed('2021-12-20'), /may go back to Standards Not Met/)
    assert.doesNotMatch(ifMissed('2021-12-21'), /Standards Not Met/)
  })
})

test('G1 a withdrawn milestone says since when', () => {
  const due = { milestone: 'final-update', by: null, state: 'withdrawn' } as const
  assert.equal(dueStateText(due, amended, day('2022-01-10')), 'Withdrawn since 21 December 2021')
})

function find(id: string, on: string) {
  return timetableOn(amended, day(on)).find((each) => each.id === id)
}

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Status } from '../casefile/status.ts'
import { day } from '../day.ts'
import { amend } from '../guidance/change.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import type { TimetableState } from '../timetable/timetable-state.ts'
import { finalReviewGroup, finalReviewOn } from './final-review.ts'

const change = { from: day('2021-12-21'), source: '“will remain”' }
const withoutDowngrade = amend<CycleGuidance>(guidance2021, {
  ...change,
  key: 'standardsNotMetAtFinalReview',
  value: false,
})
const withoutDay = amend<CycleGuidance>(guidance2021, { ...change, key: 'finalReviewFrom', value: null })

describe('the state of the final review', () => {
  const begins = { from: '2022-01-01' }
  const withdrawn = { kind: 'withdrawn', since: '2021-12-21', source: '“will remain”' }
  const cases: readonly [name: string, on: string, dated: CycleGuidance | null, state: object][] = [
    ['T7 before the guidance there is none', '2021-05-18', guidance2021, { kind: 'no-guidance' }],
    ['T7 without guidance there is none', '2022-01-01', null, { kind: 'no-guidance' }],
    ['T7 on 31 December it is ahead', '2021-12-31', guidance2021, { kind: 'ahead', ...begins }],
    ['T7 on 1 January it has begun', '2022-01-01', guidance2021, { kind: 'begun', ...begins }],
    ['T7 G1 on 20 December it was not withdrawn', '2021-12-20', withoutDowngrade, { kind: 'ahead', ...begins }],
    ['T7 G1 from 21 December it was', '2021-12-21', withoutDowngrade, withdrawn],
    ['T7 G1 also where its day was withdrawn', '2022-01-01', withoutDay, withdrawn],
  ]
  for (const [name, on, dated, state] of cases) test(name, () => assert.deepEqual(finalReviewOn(dated, day(on)), state))
})

describe('what it does with a Trust', () => {
  const cases: readonly [name: string, status: Status, completion: TimetableState['completion'], group: string][] = [
    ['S3 T7 what is reported as done is confirmed', 'approaching-standards', 'awaiting-confirmation', 'confirm'],
    ['S3 T7 also where no plan was approved', 'standards-not-met', 'awaiting-confirmation', 'confirm'],
    ['S4 T7 what is not done is closed', 'approaching-standards', 'not-reported', 'close'],
    ['S4 T7 also what was sent back', 'approaching-standards', 'sent-back', 'close'],
    ['S4 T7 Standards Not Met stays', 'standards-not-met', 'not-reported', 'stays-not-met'],
    ['T7 Standards Met needs nothing', 'standards-met', 'awaiting-confirmation', 'needs-nothing'],
    ['T7 Standards Exceeded needs nothing', 'standards-exceeded', 'not-reported', 'needs-nothing'],
    ['T7 what is not published needs nothing here', 'not-published', 'not-reported', 'needs-nothing'],
  ]
  for (const [name, status, completion, group] of cases)
    test(name, () => assert.equal(finalReviewGroup({ status, completion }), group))
})

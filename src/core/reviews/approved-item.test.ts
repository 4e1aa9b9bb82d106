import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { afterReturn, anAction, anItem, by } from '../plan/plan.builders.ts'
import type { PlanItem } from '../plan/plan.ts'
import { describeTimeTaken, timeTaken } from './approved-item.ts'

const doneOn = (...days: readonly string[]): Partial<PlanItem> => ({
  actions: days.map((each, index) => anAction({ id: `a${index}`, doneOn: day(each) })),
})

const cases: readonly (readonly [text: string, item: Partial<PlanItem>])[] = [
  ['Took 3 months', doneOn('2021-07-15', '2021-09-29')],
  ['Took 1 month', doneOn('2021-07-29')],
  ['Took less than a month', doneOn('2021-07-10')],
  ['Took less than a month', doneOn('2021-05-01')],
  ['Planned to take 6 months', { completion: by('2021-12-30') }],
  ['Planned to be complete 3 months after return to business as usual', { completion: afterReturn(3) }],
  ['Planned time not known', { completion: afterReturn(null) }],
  ['Planned time not known', { completion: { kind: 'not-given' } }],
]

test('how long an item takes is counted from the day its plan was sent, to the nearest month', () => {
  const sentOn = day('2021-06-29')
  for (const [text, item] of cases) assert.equal(describeTimeTaken(timeTaken({ sentOn, item: anItem(item) })), text)
})

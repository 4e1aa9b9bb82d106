import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timeOfDay } from './time-of-day.ts'

const cases: readonly (readonly [instant: string, said: string])[] = [
  ['2021-01-15T09:05:59.000Z', '9:05am'],
  ['2021-01-15T12:00:00.000Z', 'midday'],
  ['2021-01-15T12:01:00.000Z', '12:01pm'],
  ['2021-01-15T00:00:00.000Z', 'midnight'],
  ['2021-01-15T00:30:00.000Z', '12:30am'],
  ['2021-01-15T17:00:00.000Z', '5pm'],
  ['2021-07-15T17:30:00.000Z', '6:30pm'],
]

for (const [instant, said] of cases) {
  test(`${instant} is ${said} in England`, () => {
    assert.equal(timeOfDay(instant), said)
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { addDays, day, daysBetween, formatDate, formatDateFrom, parseDay, timeOfDay } from './day.ts'

const anyDay = fc.integer({ min: -20_000, max: 20_000 }).map((count) => addDays(day('2021-12-21'), count))

test('days between two days are counted as the calendar counts them, leap years and changes of the clock included', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (from, to) => {
      const counted = Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
      assert.equal(daysBetween(from, to), counted)
    }),
  )
})

test('a day in words has its own day, month and year', () => {
  fc.assert(
    fc.property(anyDay, (of) => {
      const expected = Temporal.PlainDate.from(of).toLocaleString('en-GB', { dateStyle: 'long' })
      assert.equal(formatDate(of), expected)
    }),
  )
})

test('only days of the calendar are days', () => {
  const all = [
    '2021-02-28',
    '2020-02-29',
    '2021-02-29',
    '2021-02-31',
    '2021-13-01',
    '20211-01-01',
    '2021-1-1',
    '0000-01-01',
    '',
  ]
  assert.deepEqual(
    all.map((text) => parseDay(text) !== null),
    [true, true, false, false, false, false, false, false, false],
  )
})

test('the distance of a day is given in days, from two weeks on in weeks, and from three months on in months', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['2021-12-21', '21 December 2021 (today)'],
    ['2021-12-22', '22 December 2021 (tomorrow)'],
    ['2021-12-20', '20 December 2021 (yesterday)'],
    ['2022-01-03', '3 January 2022 (in 13 days)'],
    ['2022-01-04', '4 January 2022 (in 2 weeks)'],
    ['2022-03-21', '21 March 2022 (in 13 weeks)'],
    ['2022-03-22', '22 March 2022 (in 3 months)'],
    ['2022-07-26', '26 July 2022 (in 7 months)'],
    ['2020-12-21', '21 December 2020 (12 months ago)'],
    ['2021-12-08', '8 December 2021 (13 days ago)'],
    ['2021-12-07', '7 December 2021 (2 weeks ago)'],
  ]
  for (const [text, expected] of cases) assert.equal(formatDateFrom(day(text), day('2021-12-21')), expected)
})

test('days later and earlier are those of the calendar', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (from, count) => {
      assert.equal(addDays(from, count), Temporal.PlainDate.from(from).add({ days: count }).toString())
    }),
  )
})

const cases: readonly (readonly [instant: string, expected: string])[] = [
  ['2021-01-15T09:05:59.000Z', '9:05am'],
  ['2021-01-15T12:00:00.000Z', 'midday'],
  ['2021-01-15T12:01:00.000Z', '12:01pm'],
  ['2021-01-15T00:00:00.000Z', 'midnight'],
  ['2021-01-15T00:30:00.000Z', '12:30am'],
  ['2021-01-15T17:00:00.000Z', '5pm'],
  ['2021-07-15T17:30:00.000Z', '6:30pm'],
]

for (const [instant, expected] of cases) {
  test(`${instant} is ${expected} in England`, () => {
    assert.equal(timeOfDay(instant), expected)
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { bankHoliday, isWeekend } from './non-working-days.ts'

const cases: readonly [on: string, name: string | null][] = [
  ['2021-12-24', null],
  ['2021-12-25', null],
  ['2021-12-27', 'Christmas Day'],
  ['2021-12-28', 'Boxing Day'],
  ['2021-12-29', null],
  ['2021-12-30', null],
  ['2021-08-30', 'Summer bank holiday'],
  ['2022-01-03', 'New Year’s Day'],
  ['2022-06-03', 'Platinum Jubilee bank holiday'],
  ['2018-12-25', null],
]
for (const [on, name] of cases) {
  test(`${on} is ${name ?? 'no bank holiday that is known'}`, () => assert.equal(bankHoliday(day(on)), name))
}

test('a weekend is Saturday and Sunday', () => {
  const days = ['2021-12-24', '2021-12-25', '2021-12-26', '2021-12-27']
  assert.deepEqual(
    days.map((on) => isWeekend(day(on))),
    [false, true, true, false],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, weekday } from '../../core/day.ts'
import { chanceFrom, workingDay } from './chance.ts'

const attempts = Array.from({ length: 500 }, (_, each) => each)

test('the same seed gives the same chances, and another seed others', () => {
  const drawn = (seed: string) => {
    const chance = chanceFrom(seed)
    return attempts.map(() => chance.between(0, 1000))
  }
  assert.deepEqual(drawn('one'), drawn('one'))
  assert.notDeepEqual(drawn('one'), drawn('two'))
})

test('a number lies between its bounds, and reaches both', () => {
  const chance = chanceFrom('numbers')
  const drawn = new Set(attempts.map(() => chance.between(3, 7)))
  assert.deepEqual([...drawn].toSorted(), [3, 4, 5, 6, 7])
})

test('a share of a quarter is true about every fourth time', () => {
  const chance = chanceFrom('shares')
  const share = attempts.filter(() => chance.is(0.25)).length / attempts.length
  assert.ok(share > 0.18 && share < 0.32, String(share))
})

test('what weighs nothing is never chosen', () => {
  const chance = chanceFrom('weights')
  const drawn = new Set(attempts.map(() => chance.weighing({ never: 0, seldom: 1, often: 9, nor: 0 })))
  assert.deepEqual([...drawn].toSorted(), ['often', 'seldom'])
})

test('Saturday and Sunday give the Monday after, and other days themselves', () => {
  const cases = [
    ['2021-10-22', '2021-10-22'],
    ['2021-10-23', '2021-10-25'],
    ['2021-10-24', '2021-10-25'],
    ['2021-10-25', '2021-10-25'],
  ] as const
  for (const [given, expected] of cases) assert.equal(workingDay(day(given)), expected)
})

test('days after a day are working days', () => {
  const chance = chanceFrom('days')
  for (const _ of attempts) assert.ok(weekday(chance.daysAfter(day('2021-06-30'), 2, 30)) < 6)
})

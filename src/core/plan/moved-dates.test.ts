import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { datesOf } from './moved-dates.ts'
import { afterReturn, anItem, aPlan, by, ref } from './plan.builders.ts'
import type { Completion } from './plan.ts'

const [june, july] = [by('2021-06-30'), by('2021-07-31')]
const none: Completion = { kind: 'not-given' }

const cases: readonly [name: string, stood: readonly Completion[], dates: readonly Completion[]][] = [
  ['that stood still', [june, june, june], [june]],
  ['that moved once', [june, july, july], [june, july]],
  ['that moved and came back', [june, july, june], [june, july, june]],
  ['that was given late', [none, june], [june]],
  ['that was taken out for a while', [june, none, june], [june]],
  ['that became relative', [june, afterReturn(3)], [june, afterReturn(3)]],
  ['that became a day', [afterReturn(3), june], [afterReturn(3), june]],
  ['that stays relative', [afterReturn(3), afterReturn(3)], [afterReturn(3)]],
  ['that moved by its months', [afterReturn(3), afterReturn(6)], [afterReturn(3), afterReturn(6)]],
  ['that was never given', [none, none], []],
]

describe('the dates of an item', () => {
  for (const [name, stood, dates] of cases) {
    test(`H5 ${name} are ${dates.length}`, () => {
      const plans = stood.map((completion) => aPlan(anItem({ completion })))
      assert.deepEqual(datesOf(ref('4.5.3'), plans), dates)
    })
  }

  test('H5 are not those of another item', () => {
    const other = anItem({ evidence: ref('1.6.5'), completion: july })
    assert.deepEqual(datesOf(ref('4.5.3'), [aPlan(anItem({ completion: june }), other)]), [june])
  })
})

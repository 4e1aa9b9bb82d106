import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from '../day.ts'
import { forecast } from './forecast.ts'
import { aDoneItem, afterReturn, anAction, anItem, by, ref } from './plan.builders.ts'

const on = day('2021-09-30')

test('the progress of a plan counts items, actions and dates', () => {
  const half = { actions: [anAction({ doneOn: day('2021-07-01') }), anAction({ id: 'a2' })] }
  const items = [
    aDoneItem({ evidence: ref('1.1.1'), completion: by('2021-12-30') }),
    anItem({ evidence: ref('1.1.2'), completion: by('2021-09-29'), ...half }),
    anItem({ evidence: ref('1.1.3'), completion: by('2021-09-30') }),
    anItem({ evidence: ref('1.1.4'), completion: by('2021-11-30') }),
    anItem({ evidence: ref('1.1.5'), completion: afterReturn(3) }),
    anItem({ evidence: ref('1.1.6'), completion: { kind: 'not-given' } }),
  ]
  assert.deepEqual(forecast(items, on, null), {
    items: 6,
    done: 1,
    outstanding: 5,
    actions: 7,
    actionsDone: 2,
    next: '2021-09-30',
    latest: '2021-11-30',
    passed: 1,
    relative: 1,
    undated: 1,
  })
})

test('P5 a relative date is a day once the day of return is known, and counted as relative until then', () => {
  const items = [anItem({ completion: by('2021-11-30') }), anItem({ completion: afterReturn(3) })]
  const numbers = (returned: Day | null) => {
    const { latest, relative } = forecast(items, on, returned)
    return { latest, relative }
  }
  assert.deepEqual(numbers(null), { latest: '2021-11-30', relative: 1 })
  assert.deepEqual(numbers(day('2022-01-12')), { latest: '2022-04-12', relative: 0 })
})

test('a plan without items has neither a next nor a latest day', () => {
  const { items, next, latest } = forecast([], on, null)
  assert.deepEqual({ items, next, latest }, { items: 0, next: null, latest: null })
})

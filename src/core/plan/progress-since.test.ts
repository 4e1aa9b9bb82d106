import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { anAction, anItem } from './plan.builders.ts'
import type { Action } from './plan.ts'
import { hasProgressed } from './progress-since.ts'

const other = anAction({ id: 'a2', text: 'Train the service desk' })

const cases: readonly [name: string, after: readonly Action[], progressed: boolean][] = [
  ['left as it was', [anAction(), other], false],
  ['with its actions in another order', [other, anAction()], false],
  ['with an action taken out', [anAction()], true],
  ['with an action more', [anAction(), other, anAction({ id: 'a3' })], true],
  ['with an action reworded', [anAction({ text: 'Buy tokens' }), other], true],
  ['with an action replaced in the same words', [anAction({ id: 'a3' }), other], true],
  ['with an action done', [anAction({ doneOn: day('2021-07-01') }), other], true],
  ['with an action commented', [anAction({ note: 'Ordered' }), other], true],
]
for (const [name, after, progressed] of cases) {
  test(`H6 an item ${name} has ${progressed ? '' : 'not '}moved on`, () => {
    assert.equal(hasProgressed(anItem({ actions: [anAction(), other] }), anItem({ actions: after })), progressed)
  })
}

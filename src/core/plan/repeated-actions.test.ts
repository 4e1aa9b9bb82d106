import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anAction, anItem, ref } from './plan.builders.ts'
import { repeatedActions } from './repeated-actions.ts'

/** Whether two actions count as the same text. */
const cases: readonly [one: string, other: string, same: boolean][] = [
  ['Write the policy', 'write the POLICY.', true],
  ['Write the policy', '  Write – the   policy', true],
  ['Write the policy', 'Writethepolicy', false],
  ['Write the policy', 'Write the policies', false],
  ['Write the policy for 1.1.1', 'Write the policy for 10.12.13', true],
  ['Write the policy for B1.c', 'Write the policy for E2.h', true],
  ['Write the policy for F1.c', 'Write the policy for G1.c', false],
  ['Write the policy for B1.c', 'Write the policy for B1.k', false],
  ['Write 4.5.3 policy', 'Write policy', true],
  ['Buy 10', 'Buy 20', false],
  ['', '', false],
  [' – ', '.', false],
]

describe('two items with actions', () => {
  for (const [one, other, same] of cases) {
    test(`H7 “${one}” and “${other}” have ${same ? 'the same text' : 'different texts'}`, () => {
      const items = [one, other].map((text, place) =>
        anItem({ evidence: ref(`1.6.${place + 1}`), actions: [anAction({ text })] }),
      )
      const found = same ? [{ action: one, items: ['1.6.1', '1.6.2'] }] : []
      assert.deepEqual(repeatedActions(items, 2), found)
    })
  }

  test('H7 texts alike for 2,000 characters are the same', () => {
    const long = 'Review the process. '.repeat(100)
    const items = ['a', 'b'].map((end, place) =>
      anItem({ evidence: ref(`1.6.${place + 1}`), actions: [anAction({ text: long + end })] }),
    )
    assert.equal(repeatedActions(items, 2).length, 1)
  })
})

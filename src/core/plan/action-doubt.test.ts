import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type ActionDoubt, actionDoubt } from './action-doubt.ts'

const gap = 'Remote access has a password only: multi-factor authentication is not in place'

const cases: readonly [action: string, thin: ActionDoubt | null][] = [
  ['Outstanding', 'says-nothing'],
  ['TBD', 'says-nothing'],
  ['TBD How do we want to do this?', 'says-nothing'],
  ['Meet 4.5.3', 'says-nothing'],
  ['Ensure compliance with the requirement', 'says-nothing'],
  ['Complete evidence item 4.5.3', 'says-nothing'],
  ['Verbal update to be provided', 'says-nothing'],
  ['B/Fwd July 2010', 'says-nothing'],
  ['Redacted', 'says-nothing'],
  ['Training', 'says-nothing'],
  ['Ongoing', 'says-nothing'],
  ['N/A', 'says-nothing'],
  ['-', 'says-nothing'],
  ['Address 10.12.13 gap', 'says-nothing'],
  ['Address B2.c', 'says-nothing'],
  ['Plan 2021', 'says-nothing'],
  ['January training', 'says-nothing'],
  ['Resolve outstanding gap', 'says-nothing'],
  ['Provide verbal update', 'says-nothing'],
  ['Complete training', 'says-nothing'],
  ['a b c', 'says-nothing'],
  ['Buy x', 'says-nothing'],
  ['Risks risk', 'says-nothing'],
  ['meet 1.10.1 buy', 'says-nothing'],
  [gap, 'restates-the-gap'],
  ['Multi-factor authentication for remote access', 'restates-the-gap'],
  ['Multi-factor authentication needs to be in place', 'restates-the-gap'],
  ['Ensure passwords and multi-factor authentication', 'restates-the-gap'],
  ['Buy tokens and switch every remote account to them', null],
  ['Implement multi-factor authentication', null],
  ['Policy to be drafted by IT - in progress (IC)', null],
  ['July – Proposed new metrics being agreed and processed at present.', null],
  ['Write policy', null],
  ['Address B2.k now', null],
  ['Plan 1821', null],
  ['Plan 20216', null],
  ['Buy 5', null],
  ['Cove cover', null],
  ['Patch servers', null],
  ['Train the remaining 7% of staff', null],
  ['', null],
  ['  ', null],
]

describe('an action', () => {
  for (const [action, thin] of cases) {
    test(`H2 “${action}” ${thin ?? 'says enough, or nothing is written'}`, () => {
      assert.equal(actionDoubt(action, [gap]), thin)
    })
  }

  test('H2 is also given for an action that only repeats the assessment’s text about the gap', () => {
    assert.equal(actionDoubt('95% of staff trained', [gap]), null)
    assert.equal(actionDoubt('95% of staff trained', [gap, '95% of all staff are trained']), 'restates-the-gap')
  })

  test('H2 a long text is checked quickly', () => {
    assert.equal(actionDoubt('ensure '.repeat(4_000), [gap]), 'says-nothing')
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { describeAction, describeCompletion, describeCovidImpact, describeOwner } from './describe.ts'
import { afterReturn, anAction, by } from './plan.builders.ts'

const cases: readonly [written: string, expected: string][] = [
  [describeCompletion(by('2021-12-30')), '30 December 2021'],
  [describeCompletion(afterReturn(3)), '3 months after return to business as usual'],
  [describeCompletion(afterReturn(3), day('2022-01-12')), '3 months after return to business as usual: 12 April 2022'],
  [describeCompletion(by('2021-12-30'), day('2022-01-12')), '30 December 2021'],
  [describeCompletion(afterReturn(1)), '1 month after return to business as usual'],
  [describeCompletion(afterReturn(0)), 'On return to business as usual'],
  [describeCompletion(afterReturn(null)), 'After return to business as usual, number of months not given'],
  [describeCompletion({ kind: 'not-given' }), 'No date given'],
  [describeOwner({ name: 'Jo Bloggs', role: '', email: 'jo@example.nhs.uk' }), 'Jo Bloggs, jo@example.nhs.uk'],
  [describeOwner({ name: '', role: '', email: '' }), 'No owner given'],
  [describeOwner(null), 'No owner given'],
  [describeCovidImpact({ affected: true, explanation: 'Staff redeployed' }), 'Yes: Staff redeployed'],
  [describeCovidImpact({ affected: false, explanation: '' }), 'No'],
  [describeCovidImpact({ affected: null, explanation: '' }), 'Not answered'],
  [describeAction(anAction({ text: 'Buy tokens' })), 'Buy tokens'],
  [describeAction(anAction({ text: 'Buy tokens', note: 'Ordered' })), 'Buy tokens (Ordered)'],
  [describeAction(anAction({ text: 'Buy tokens', doneOn: day('2021-07-03') })), 'Buy tokens (done on 3 July 2021)'],
]
for (const [written, expected] of cases) test(`describes it as “${expected}”`, () => assert.equal(written, expected))

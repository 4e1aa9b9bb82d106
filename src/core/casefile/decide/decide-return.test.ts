import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ref } from '../../plan/plan.builders.ts'
import {
  after,
  approved,
  aSentPlan,
  judged,
  returned,
  rita,
  type Somebody,
  sentRevisionOf,
} from '../casefile.builders.ts'

describe('a returned plan', () => {
  test('A2 needs a reason of its own for each item judged not realistic', () => {
    const story = aSentPlan(['4.5.3', '10.1.1'])
    const judgements = ['4.5.3', '10.1.1'].map((each) => ({
      evidence: ref(each),
      realistic: false,
      reason: each === '4.5.3' ? 'The tender closes later' : ' ',
    }))
    const revision = sentRevisionOf(story)
    const command = { type: 'judge-items', basedOn: 0, revision, judgements, reason: '' } as const
    assert.equal(returned(after(story, rita, '2021-07-12', command), 'Both').refusal?.name, 'reason-missing')
  })
  test('needs a reason that is not only spaces', () => {
    assert.equal(returned(judged(aSentPlan(['4.5.3'])), ' \n').refusal?.name, 'reason-missing')
  })
  test('an item that is not in the plan cannot be judged', () => {
    const story = aSentPlan(['4.5.3'])
    const judgements = [{ evidence: ref('9.9.9'), realistic: true, reason: '' }]
    const revision = sentRevisionOf(story)
    const command = { type: 'judge-items', basedOn: 0, revision, judgements, reason: '' } as const
    assert.equal(after(story, rita, '2021-07-12', command).refusal?.name, 'not-a-gap')
  })
})

describe('two reviewers', () => {
  const ravi: Somebody = { ...rita, id: 'ravi', name: 'Ravi' }
  test('neither may decide on judgements that the other saved since', () => {
    const story = judged(aSentPlan(['4.5.3']), [], ravi)
    const refusal = { name: 'changed-meanwhile', by: 'Ravi', evidence: null }
    assert.deepEqual(approved(story).refusal, refusal)
    assert.deepEqual(returned(story).refusal, refusal)
  })
  test('each may decide once they have read and saved them', () => {
    assert.equal(approved(judged(judged(aSentPlan(['4.5.3']), [], ravi))).refusal, null)
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Judgement, judgementFindings } from './judgement.ts'
import { anItem, aPlan, ref } from './plan.builders.ts'

const plan = aPlan(anItem({ evidence: ref('1.6.5') }), anItem({ evidence: ref('4.5.3') }))
const realistic = (evidence: string): Judgement => ({ evidence: ref(evidence), realistic: true, reason: '' })
const unrealistic = (evidence: string, reason: string): Judgement => ({
  evidence: ref(evidence),
  realistic: false,
  reason,
})

describe('a reviewer’s judgement', () => {
  test('A2 a plan whose items are all realistic may be agreed', () => {
    assert.deepEqual(judgementFindings([realistic('1.6.5'), realistic('4.5.3')], plan), [])
  })

  test('A2 an item judged not realistic may not be agreed, for the reason given', () => {
    const judgements = [realistic('1.6.5'), unrealistic('4.5.3', 'No supplier has been chosen')]
    assert.deepEqual(judgementFindings(judgements, plan), [
      { rule: 'A2', evidence: '4.5.3', judged: 'not-realistic', reason: 'No supplier has been chosen' },
    ])
  })

  test('A2 an item that nobody judged may not be agreed', () => {
    assert.deepEqual(judgementFindings([realistic('1.6.5')], plan), [
      { rule: 'A2', evidence: '4.5.3', judged: 'not-judged' },
    ])
  })

  test('A2 of two judgements of one item the later counts', () => {
    const judgements = [unrealistic('1.6.5', 'No budget'), realistic('4.5.3'), realistic('1.6.5')]
    assert.deepEqual(judgementFindings(judgements, plan), [])
  })

  test('A2 a judgement of an item that is not in the plan finds nothing', () => {
    const judgements = [realistic('1.6.5'), realistic('4.5.3'), unrealistic('10.1.1', 'Unknown')]
    assert.deepEqual(judgementFindings(judgements, plan), [])
  })
})

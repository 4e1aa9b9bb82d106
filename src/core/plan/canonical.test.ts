import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { canonicalItem, canonicalPlan } from './canonical.ts'
import { afterReturn, anAction, anItem, aPlan, ref } from './plan.builders.ts'
import type { PlanItem } from './plan.ts'

describe('the canonical text of a plan', () => {
  test('has its keys in one order, so that the hashes of earlier revisions stay valid', () => {
    assert.equal(
      canonicalItem(anItem()),
      '{"evidence":"4.5.3","gap":"Remote access has a password only",' +
        '"actions":[{"id":"a1","text":"Buy tokens and switch every remote account to them","doneOn":null,"note":""}],' +
        '"owner":{"name":"Jo Bloggs","role":"Head of Information Governance","email":"jo.bloggs@example.nhs.uk"},' +
        '"completion":{"kind":"by","day":"2021-09-29"},"covid":{"affected":false,"explanation":""}}',
    )
  })

  test('does not depend on the order of keys, actions or items', () => {
    const [first, second] = [anAction(), anAction({ id: 'a2', text: 'Train the service desk' })]
    const item = anItem({ actions: [first, second] })
    const other = anItem({ evidence: ref('10.1.1') })
    const { evidence, gap, owner, completion, covid } = item
    const turned: PlanItem = { covid, completion, owner, actions: [second, first], gap, evidence }
    assert.equal(canonicalPlan(aPlan(other, turned)), canonicalPlan(aPlan(item, other)))
  })

  test('puts 4.5.3 before 10.1.1', () => {
    const text = canonicalPlan(aPlan(anItem({ evidence: ref('10.1.1') }), anItem()))
    assert.ok(text.indexOf('"4.5.3"') < text.indexOf('"10.1.1"'))
  })

  test('is the same for no owner and for an owner left blank', () => {
    const blank = { name: '', role: '', email: '' }
    assert.equal(canonicalItem(anItem({ owner: null })), canonicalItem(anItem({ owner: blank })))
  })

  const differences: readonly [what: string, changes: Partial<PlanItem>][] = [
    ['its reference', { evidence: ref('4.5.4') }],
    ['its gap', { gap: 'Remote access has a password only.' }],
    ['an action’s text', { actions: [anAction({ text: 'Buy tokens' })] }],
    ['an action’s note', { actions: [anAction({ note: 'Ordered' })] }],
    ['its owner', { owner: null }],
    ['the kind of its completion', { completion: { kind: 'not-given' } }],
    ['the offset of its completion', { completion: afterReturn(3) }],
    ['its COVID answer', { covid: { affected: null, explanation: '' } }],
  ]
  for (const [what, changes] of differences) {
    test(`differs when an item differs in ${what}`, () => {
      assert.notEqual(canonicalItem(anItem(changes)), canonicalItem(anItem()))
    })
  }
})

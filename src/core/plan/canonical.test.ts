import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { canonicalItem, canonicalPlan, contentVersionOf, contentVersionsOf, itemTextIn } from './canonical.ts'
import { itemTexts } from './item-texts.ts'
import { afterReturn, anAction, anItem, aPlan, ref } from './plan.builders.ts'
import { emptyItem, type PlanItem } from './plan.ts'

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
    const keys = Object.entries({ ...item, actions: [second, first] }).toReversed()
    const turned = Object.fromEntries(keys) as unknown as PlanItem
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

type Sample = { readonly item: PlanItem; readonly text: string }

/** Items and their texts, both made in 2021 before there were content versions. */
const samples = JSON.parse(
  readFileSync(new URL('../../../test/content-versions/v1-samples.json', import.meta.url), 'utf8'),
) as readonly Sample[]

describe('content version 1', () => {
  test('writes every item as it was written before there were versions', () => {
    assert.ok(samples.length >= 50)
    for (const { item, text } of samples) {
      assert.equal(canonicalItem(item), text)
      assert.equal(itemTextIn(1, item), text)
      assert.equal(contentVersionOf(aPlan(item)), 1)
    }
  })
})

test('content version 2 writes a measure, and leaves out what is empty', () => {
  const item = anItem({ measure: '88 % → 95 %' })
  assert.equal(contentVersionOf(aPlan(item)), 2)
  assert.equal(
    canonicalItem(item),
    '{"evidence":"4.5.3","gap":"Remote access has a password only","measure":"88 % → 95 %",' +
      '"actions":[{"id":"a1","text":"Buy tokens and switch every remote account to them"}],' +
      '"owner":{"name":"Jo Bloggs","role":"Head of Information Governance","email":"jo.bloggs@example.nhs.uk"},' +
      '"completion":{"kind":"by","day":"2021-09-29"},"covid":{"affected":false}}',
  )
})

describe('a build with one text more', () => {
  const next = Math.max(...Object.values(itemTexts).map(({ since }) => since)) + 1
  const versions = contentVersionsOf({ ...itemTexts, benefit: { since: next } })
  const withBenefit = (item: PlanItem, benefit: string): PlanItem => Object.assign({ ...item }, { benefit })

  test('writes each item as before while the text is empty or not there', () => {
    for (const { item, text } of samples) {
      assert.equal(canonicalItem(item, versions), text)
      assert.equal(canonicalItem(withBenefit(item, ''), versions), text)
      assert.equal(canonicalPlan(aPlan(withBenefit(item, '')), versions), canonicalPlan(aPlan(item)))
    }
  })

  test('writes a plan in its own version as soon as one item has the text', () => {
    const other = anItem({ evidence: ref('10.1.1') })
    const plan = aPlan(withBenefit(anItem(), 'Nobody waits'), other)
    assert.equal(contentVersionOf(plan, versions), next)
    assert.equal(contentVersionOf(aPlan(anItem(), other), versions), 1)
    assert.notEqual(canonicalPlan(plan, versions), canonicalPlan(aPlan(anItem(), other), versions))
  })

  test('leaves out whatever is empty in its own version', () => {
    const bare = emptyItem(ref('4.5.3'))
    assert.equal(canonicalItem(withBenefit(bare, 'All'), versions), '{"evidence":"4.5.3","benefit":"All"}')
    const owner = { name: 'Jo', role: '', email: '' }
    const actions = [anAction({ text: 'Train', note: '' })]
    assert.equal(
      canonicalItem(withBenefit({ ...bare, owner, actions, completion: afterReturn(0) }, 'All'), versions),
      '{"evidence":"4.5.3","benefit":"All","actions":[{"id":"a1","text":"Train"}],"owner":{"name":"Jo"},' +
        '"completion":{"kind":"after-return-to-business-as-usual","months":0}}',
    )
  })

  test('says in an earlier version only what that version can say', () => {
    assert.equal(itemTextIn(1, withBenefit(anItem(), 'Nobody waits'), versions), canonicalItem(anItem()))
  })
})

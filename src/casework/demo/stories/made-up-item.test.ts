import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../../core/day.ts'
import { writing } from '../examples/written-item.ts'
import { type MadeUpItem, madeUpItem } from './made-up-item.ts'

const usual: MadeUpItem = { gap: 'Missing', actions: ['Find it', 'Check it'], owner: 'Ann Example', role: 'Head of IT' }

describe('a made-up plan item', () => {
  test('numbers its actions, which are open', () => {
    assert.deepEqual(madeUpItem('4.5.3', usual).actions, [
      { id: 'a1', text: 'Find it', doneOn: null, note: '' },
      { id: 'a2', text: 'Check it', doneOn: null, note: '' },
    ])
  })

  test('has actions that were done on one day', () => {
    const { actions } = madeUpItem('4.5.3', { ...usual, doneOn: day('2021-06-01') })
    assert.deepEqual(new Set(actions.map(({ doneOn }) => doneOn)), new Set([day('2021-06-01')]))
  })

  const addresses: readonly (readonly [what: string, item: Partial<MadeUpItem>, email: string])[] = [
    ['its own, where the owner is a name', {}, 'ann.example@example.nhs.uk'],
    ['none, where the owner is no name', { owner: 'TBC' }, ''],
    ['the one that is given', { email: 'it@example.nhs.uk' }, 'it@example.nhs.uk'],
  ]
  for (const [what, item, email] of addresses) {
    test(`has an owner with an address: ${what}`, () => {
      assert.equal(madeUpItem('4.5.3', { ...usual, ...item }).owner?.email, email)
    })
  }

  test('is completed by a day, some months after business as usual, or has no date', () => {
    const completionOf = (by: Partial<MadeUpItem>) => madeUpItem('4.5.3', { ...usual, ...by }).completion
    assert.deepEqual(completionOf({ by: '2021-09-30' }), { kind: 'by', day: '2021-09-30' })
    assert.deepEqual(completionOf({ by: 3 }), { kind: 'after-return-to-business-as-usual', months: 3 })
    assert.deepEqual(completionOf({}), { kind: 'not-given' })
  })

  test('is affected by COVID where that is explained', () => {
    assert.deepEqual(madeUpItem('4.5.3', usual).covid, { affected: false, explanation: '' })
    assert.equal(madeUpItem('4.5.3', { ...usual, covid: 'Staff were moved' }).covid.affected, true)
  })

  test('throws for what is no reference, and for an item without a believable text', () => {
    assert.throws(() => madeUpItem('four', usual), /is no evidence reference/)
    assert.throws(() => writing({ '9.9.9': { owner: 'Ann Example' } }), /no believable text for 9\.9\.9/)
  })
})

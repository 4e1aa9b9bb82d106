import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import { plainItem, plainText } from './plain-item.ts'
import { anAction, anItem } from './plan.builders.ts'
import type { Action, Owner } from './plan.ts'

const texts: readonly [what: string, text: string, plain: string][] = [
  ['a line end of Windows', 'one\r\ntwo', 'one\ntwo'],
  ['a line end of old', 'one\rtwo', 'one\ntwo'],
  ['a tab and a line end', 'one\ttwo\nthree', 'one\ttwo\nthree'],
  ['a control character', 'one\u0007two', 'onetwo'],
  ['half a pair', 'one\ud83dtwo', 'onetwo'],
  ['a whole pair', 'one 😀', 'one 😀'],
  ['what is no character', 'one\ufffe\ufffftwo', 'onetwo'],
  ['the space around', '  one  ', 'one'],
]

describe('a text for a cell', () => {
  for (const [what, text, plain] of texts) {
    test(`with ${what} is ${JSON.stringify(plain)}`, () => assert.equal(plainText(text), plain))
  }
})

describe('an item for a spreadsheet', () => {
  const empty = anAction({ text: ' ' })
  const actions: readonly [what: string, action: Action, isKept: boolean][] = [
    ['with words', anAction(), true],
    ['with nothing but spaces', empty, false],
    ['done without words', { ...empty, doneOn: day('2021-06-20') }, true],
    ['with a note alone', { ...empty, note: 'Ordered' }, true],
  ]
  for (const [what, action, isKept] of actions) {
    test(`${isKept ? 'keeps' : 'loses'} an action ${what}`, () => {
      assert.equal(plainItem(anItem({ actions: [action] })).actions.length, isKept ? 1 : 0)
    })
  }

  const blank: Owner = { name: ' ', role: '', email: '' }
  const owners: readonly [what: string, owner: Owner | null, plain: Owner | null][] = [
    ['no owner', null, null],
    ['an owner left blank', blank, null],
    ['a name alone', { ...blank, name: 'Jo ' }, { name: 'Jo', role: '', email: '' }],
    ['a role alone', { ...blank, role: 'SIRO' }, { name: '', role: 'SIRO', email: '' }],
    ['an email alone', { ...blank, email: 'jo@example.nhs.uk' }, { name: '', role: '', email: 'jo@example.nhs.uk' }],
  ]
  for (const [what, owner, plain] of owners) {
    test(`with ${what} has ${plain === null ? 'no owner' : 'that owner'}`, () => {
      assert.deepEqual(plainItem(anItem({ owner })).owner, plain)
    })
  }

  test('has its actions in order of the number in their ids', () => {
    const ids = ['a10', 'a9', 'a1'].map((id) => anAction({ id }))
    const { actions } = plainItem(anItem({ actions: ids }))
    assert.deepEqual(
      actions.map(({ id }) => id),
      ['a1', 'a9', 'a10'],
    )
  })

  test('has each of its texts plain', () => {
    const item = anItem({ gap: ' No\rpolicy ', actions: [anAction({ text: ' Write it ', note: ' Soon ' })] })
    const { gap, actions, covid } = plainItem({ ...item, covid: { affected: true, explanation: ' Staff away ' } })
    assert.equal(gap, 'No\npolicy')
    assert.deepEqual(actions, [anAction({ text: 'Write it', note: 'Soon' })])
    assert.deepEqual(covid, { affected: true, explanation: 'Staff away' })
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueItem, catalogueOf, groupedByStandard, itemName, itemText } from './catalogues.ts'
import type { EvidenceReference } from './evidence.ts'

const unknown = '4.5.4' as EvidenceReference
const outcome = 'B2.a' as EvidenceReference
const known = '4.5.3' as EvidenceReference

test('only 2020-21 has a catalogue here', () => {
  assert.equal(catalogueOf('2020-21')?.isPartial, true)
  assert.equal(catalogueOf('2021-22'), null)
})

test('the text of an item is found by cycle and reference', () => {
  assert.match(catalogueItem('2020-21', known)?.text ?? '', /Multi-factor/)
  assert.equal(catalogueItem('2021-22', known), null)
})

test('a reference has the text of its cycle, never that of another', () => {
  assert.equal(itemText('2020-21', known), 'Multi-factor authentication is in use')
  assert.equal(itemName('2020-21', known), '4.5.3 Multi-factor authentication is in use')
  for (const [cycle, reference] of [
    ['2020-21', unknown],
    ['2021-22', known],
    ['2019-20', known],
  ] as const) {
    assert.equal(itemText(cycle, reference), null)
    assert.equal(itemName(cycle, reference), reference)
  }
})

test('every item is listed under one of the ten standards, in their order', () => {
  const groups = groupedByStandard('2020-21', [])
  assert.equal(groups.length, 10)
  assert.equal(groups[0]?.standard, '1 Personal Confidential Data')
  assert.equal(groups[9]?.standard, '10 Accountable Suppliers')
})

test('a reference that the catalogue lacks joins its standard in order, without a text', () => {
  const fourth = groupedByStandard('2020-21', [unknown])[3]
  assert.deepEqual(fourth?.items.at(-1), { reference: '4.5.4', text: null })
})

test('a reference that the catalogue has does not come twice', () => {
  const fourth = groupedByStandard('2020-21', [known])[3]
  assert.equal(fourth?.items.filter(({ reference }) => reference === known).length, 1)
})

test('a CAF outcome belongs to none of the ten and comes last', () => {
  const groups = groupedByStandard('2021-22', [outcome])
  assert.deepEqual(groups, [{ standard: null, items: [{ reference: 'B2.a', text: null }] }])
})

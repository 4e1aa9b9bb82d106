import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue2021, knownTotalFor } from './2020-21.ts'
import { standardOf } from './catalogues.ts'
import { compareEvidence, type EvidenceReference, parseEvidenceReference } from './evidence.ts'

const references = catalogue2021.items.map(({ reference }) => reference)

test('every reference of the catalogue is well formed, unique and in order', () => {
  for (const reference of references) assert.equal(parseEvidenceReference(reference), reference)
  assert.deepEqual(references, [...new Set(references)].toSorted(compareEvidence))
})

test('every item has a text and belongs to one of the ten standards', () => {
  for (const { reference, text } of catalogue2021.items) {
    assert.notEqual(text, '')
    assert.notEqual(standardOf(reference), null)
  }
})

test('the catalogue says that it is partial, and lists fewer items than the toolkit had', () => {
  assert.equal(catalogue2021.isPartial, true)
  assert.ok(catalogue2021.items.length < (knownTotalFor('local-authority') ?? 0))
})

test('the known totals are those of the categories: trusts 149, CCGs 145, local authorities 95', () => {
  assert.equal(knownTotalFor('foundation-trust'), 149)
  assert.equal(knownTotalFor('ccg'), 145)
  assert.equal(knownTotalFor('local-authority'), 95)
  assert.equal(knownTotalFor('other'), null)
})

test('standards are found by number', () => {
  assert.equal(standardOf('10.2.1' as EvidenceReference), '10 Accountable Suppliers')
  assert.equal(standardOf('1.1.1' as EvidenceReference), '1 Personal Confidential Data')
  assert.equal(standardOf('B2.a' as EvidenceReference), null)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { searchWords } from './search-words.ts'

for (const typed of ["St George's", 'st georges', ' ST  GEORGE’S ', '(St) George’s.']) {
  test(`“${typed}” is searched for as st georges`, () => {
    assert.deepEqual(searchWords(typed), ['st', 'georges'])
  })
}

test('hyphens part words, and an ampersand is the word it stands for', () => {
  assert.deepEqual(searchWords('Stoke-on-Trent & Wrekin'), ['stoke', 'on', 'trent', 'and', 'wrekin'])
})

test('signs that mean something to a database stay signs', () => {
  assert.deepEqual(searchWords('100%_\\'), ['100%_\\'])
})

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { describeLetters } from './describe-letters.ts'

const file = join(import.meta.dirname, '../../docs/letters.md')

test('docs/letters.md shows every letter as the wording tables write it', () => {
  if (process.env.WRITE_DOCS === '1') writeFileSync(file, describeLetters())
  assert.equal(
    readFileSync(file, 'utf8'),
    describeLetters(),
    'docs/letters.md is stale: run this test with WRITE_DOCS=1',
  )
})

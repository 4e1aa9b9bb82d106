import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { describeGuidance } from '../../src/core/guidance/describe.ts'

const file = join(import.meta.dirname, '../../docs/generated/guidance.md')

test('docs/generated/guidance.md says what the guidance data says', () => {
  if (process.env.WRITE_DOCS === '1') writeFileSync(file, describeGuidance())
  assert.equal(
    readFileSync(file, 'utf8'),
    describeGuidance(),
    'docs/generated/guidance.md is stale: run this test with WRITE_DOCS=1',
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseRegion } from './regions.ts'

for (const [text, region] of [
  ['Y56', 'Y56'],
  [' y58 ', 'Y58'],
  ['Y57', null],
  ['', null],
] as const) {
  test(`“${text}” is ${region ?? 'no region'}`, () => assert.equal(parseRegion(text), region))
}

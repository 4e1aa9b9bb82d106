import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TotalsCell, totalsOf } from './totals.ts'

const cells: readonly TotalsCell[] = [
  { type: 'nhs-trust', region: 'Y60', shown: 'standards-met', count: 3 },
  { type: 'foundation-trust', region: 'Y60', shown: 'approaching-standards', count: 2 },
  { type: 'csu', region: null, shown: 'standards-met', count: 1 },
]

test('Trusts and Foundation Trusts are counted together and separately', () => {
  assert.deepEqual(
    totalsOf(cells).byType.map(({ value, total }) => [value, total]),
    [
      ['trust', 5],
      ['nhs-trust', 3],
      ['foundation-trust', 2],
      ['csu', 1],
    ],
  )
})

test('bodies that belong to no region have their own row', () => {
  assert.deepEqual(
    totalsOf(cells).byRegion.map(({ name, total, counts }) => [name, total, counts['standards-met']]),
    [
      ['Midlands', 5, 3],
      ['No region', 1, 1],
    ],
  )
})

test('all organisations are counted once', () => {
  const { all } = totalsOf(cells)
  assert.deepEqual([all.total, all.counts['standards-met'], all.counts['not-known']], [6, 4, 0])
})

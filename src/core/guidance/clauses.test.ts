import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { amend } from './change.ts'
import { firstQuotes, quotesOn } from './clauses.ts'
import { guidance2021 } from './cycles/2020-21.ts'
import type { CycleGuidance } from './guidance.ts'

const twenty = { key: 'mostOutstandingItems', from: day('2021-08-02'), value: 20, source: '“up to 20 items”' } as const
const amended = amend<CycleGuidance>(guidance2021, twenty)

test('a rule is quoted with the day it was published', () => {
  assert.equal(firstQuotes('P3'), '“the action owner for each item” (19 May 2021)')
})

test('G2 a rule of an amended value quotes the amendment, from its day', () => {
  const first = '“the plan covers more than 15 outstanding evidence items” (19 May 2021)'
  assert.equal(quotesOn(amended, day('2021-08-01'))('A3'), first)
  assert.equal(quotesOn(amended, day('2021-08-02'))('A3'), '“up to 20 items” (2 August 2021)')
})

test('a rule without a value is quoted as first published', () => {
  assert.equal(quotesOn(amended, day('2021-08-02'))('P3'), firstQuotes('P3'))
})

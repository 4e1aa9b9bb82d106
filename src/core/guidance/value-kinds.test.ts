import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { guidance2021 } from './cycles/2020-21.ts'
import type { CycleGuidance } from './guidance.ts'
import { isAmendable, parseValue, typedValue } from './value-kinds.ts'

type Case = readonly [key: keyof CycleGuidance, typed: readonly string[], value: unknown]

const read: readonly Case[] = [
  ['latestCompletion', ['2021-12-31'], '2021-12-31'],
  ['mostOutstandingItems', ['0'], 0],
  ['mostOutstandingItems', ['999'], 999],
  ['siroSignOffRequired', ['yes'], true],
  ['siroSignOffRequired', ['no'], false],
  ['advice', [' Look at the Log4j advice '], 'Look at the Log4j advice'],
  ['eligibleTypes', ['nhs-trust', 'ccg'], ['nhs-trust', 'ccg']],
  ['nextCycle', ['2021-22'], '2021-22'],
  [
    'links',
    ['Guidance | https://www.example.org/a?b=c'],
    [{ text: 'Guidance', href: 'https://www.example.org/a?b=c' }],
  ],
]

const refused: readonly (readonly [key: keyof CycleGuidance, typed: readonly string[]])[] = [
  ['latestCompletion', ['2021-02-31']],
  ['latestCompletion', ['31 December 2021']],
  ['latestCompletion', []],
  ['mostOutstandingItems', ['fifteen']],
  ['mostOutstandingItems', ['15.5']],
  ['mostOutstandingItems', ['-1']],
  ['mostOutstandingItems', ['015']],
  ['mostOutstandingItems', ['1000']],
  ['mostOutstandingItems', ['']],
  ['siroSignOffRequired', ['true']],
  ['advice', ['  ']],
  ['advice', ['2021-12-31']],
  ['eligibleTypes', []],
  ['eligibleTypes', ['nhs-trust', 'other']],
  ['nextCycle', ['2019-20']],
  ['links', ['https://www.example.org']],
  ['links', ['Guidance | http://www.example.org']],
  ['links', ['Guidance | javascript:alert(1)']],
  ['links', ['Guidance | https://www.example.org | more']],
  ['firstPlanDay', ['2021-05-20']],
  ['cycle', ['2021-22']],
]

describe('G2 a value typed on a screen', () => {
  for (const [key, typed, value] of read) {
    test(`G2 ${key} is read from “${typed.join(', ')}”`, () => {
      assert.deepEqual(parseValue(key, typed, false), { ok: true, value })
    })
  }
  for (const [key, typed] of refused) {
    test(`G2 ${key} is not guessed from “${typed.join(', ')}”`, () => {
      assert.equal(parseValue(key, typed, false).ok, false)
    })
  }
  test('G2 a value can be withdrawn only where its type allows it', () => {
    assert.deepEqual(parseValue('latestCompletion', [], true), { ok: true, value: null })
    assert.equal(parseValue('siroSignOffRequired', [], true).ok, false)
  })
  test('G2 every value that can be changed is the same after being typed again', () => {
    for (const key of (Object.keys(guidance2021) as (keyof CycleGuidance)[]).filter(isAmendable)) {
      const { value } = guidance2021[key][0]
      assert.deepEqual(parseValue(key, typedValue(value), value === null), { ok: true, value }, key)
    }
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Day, day } from './day.ts'
import { type OdsCode, parseOdsCode, parseRegion, successorOn } from './organisation.ts'

const [one, two] = ['RXX', 'RYY'] as unknown as readonly [OdsCode, OdsCode]
const closed = day('2021-09-30')

describe('the successor of an organisation', () => {
  const cases: readonly [
    name: string,
    on: string,
    closed: Day | null,
    successors: readonly OdsCode[],
    successor: OdsCode | null,
  ][] = [
    ['on its last day', '2021-09-30', closed, [one], null],
    ['on the day after', '2021-10-01', closed, [one], one],
    ['while it is open', '2021-10-01', null, [one], null],
    ['without a successor', '2021-10-01', closed, [], null],
    ['with two successors', '2021-10-01', closed, [one, two], null],
  ]
  for (const [name, on, until, successors, successor] of cases) {
    test(`${name} is ${successor ?? 'nothing'}`, () => {
      assert.equal(successorOn(day(on), { closed: until, successors }), successor)
    })
  }
})

for (const [text, code] of [
  [' rxx ', 'RXX'],
  ['00L', '00L'],
  ['214AA1', '214AA1'],
  ['RX', null],
  ['214AA12', null],
  ['R-X', null],
] as const) {
  test(`“${text}” is ${code === null ? 'no code' : 'a code'}`, () => assert.equal(parseOdsCode(text), code))
}

for (const [text, region] of [
  ['Y56', 'Y56'],
  [' y58 ', 'Y58'],
  ['Y57', null],
  ['', null],
] as const) {
  test(`“${text}” is ${region ?? 'no region'}`, () => assert.equal(parseRegion(text), region))
}

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { codeInFile, codeInName, dayInFile, statusInFile } from './file-cells.ts'

describe('a date in a file of the register', () => {
  const cases: readonly [text: string, read: string | null][] = [
    ['30/06/2021', '2021-06-30'],
    ['1/7/2021', '2021-07-01'],
    [' 30/06/2021 ', '2021-06-30'],
    ['30/06/2021 09:15', '2021-06-30'],
    ['2021-06-30T09:15:00', '2021-06-30'],
    ['2021-06-30T09:15:00.000', '2021-06-30'],
    ['30/06/2021 9:15 AM', '2021-06-30'],
    ['30 June 2021', '2021-06-30'],
    ['30th June 2021', '2021-06-30'],
    ['30-Jun-2021', '2021-06-30'],
    ['30.06.2021', '2021-06-30'],
    ['30-06-2021', '2021-06-30'],
    ['30/06.2021', null],
    ['30 June', null],
    ['30 Juno 2021', null],
    ['31 June 2021', null],
    ['30/06/2021 25:00', null],
    ['06/30/2021', null],
    ['x30/06/2021', null],
    ['30/06/20211', null],
    ['30/06/21', null],
    ['44377', null],
  ]
  for (const [text, read] of cases) {
    test(`“${text}” is ${read ?? 'not a day'}`, () => {
      const found = dayInFile(text)
      assert.deepEqual(found.kind === 'day' ? found.day : null, read)
    })
  }

  const problems: readonly [text: string, write: RegExp][] = [
    ['30/06/2021 to 05/07/2021', /^one date alone/],
    ['30/06/2021 withdrawn', /^one date alone/],
    ['2021-06-30T23:30:00Z', /^the day in England alone/],
    ['2021-06-30T23:30:00+01:00', /^the day in England alone/],
    ['30/06/2021 23:30 UTC', /^the day in England alone/],
    ['30/06/21', /^the year in four digits/],
    ['30-Jun-21', /^the year in four digits/],
    ['06/30/2021', /^the day first, then the month, .* no month 30/],
    ['31/02/2021', /^a day that exists/],
    ['soon', /^a date such as/],
    ['44377', /^a date such as/],
    [`30/06/2021 ${' '.repeat(50_000)}x`, /^a date such as|^one date/],
  ]
  for (const [text, write] of problems) {
    test(`“${text.slice(0, 40)}” is a problem that says what to write`, () => {
      const found = dayInFile(text)
      assert.match(found.kind === 'not-a-day' ? found.write : '', write)
    })
  }

  for (const text of ['', ' - ', 'n/a', 'NULL', 'none', 'NaN', '#N/A', 'na']) {
    test(`“${text}” is none`, () => assert.deepEqual(dayInFile(text), { kind: 'day', day: null }))
  }
})

describe('a code in a file of the register', () => {
  const cases: readonly [text: string, kind: string][] = [
    [' rxx ', 'code'],
    ['00L', 'code'],
    ['117', 'code'],
    ['117.0', 'damaged'],
    ['117.', 'damaged'],
    ['RX117.0', 'other'],
    ['117.0A', 'other'],
    ['1E+05', 'damaged'],
    ['1.17E+05', 'damaged'],
    ['X1E+05', 'other'],
    ['1E+05X', 'other'],
    ['7', 'damaged'],
    ['1-Mar', 'damaged'],
    ['11-Mar', 'damaged'],
    ['11-Mar-2021', 'damaged'],
    ['111-Mar', 'other'],
    ['11-Mar-X', 'other'],
    ['11-Mar-2', 'other'],
    ['Sep-21', 'damaged'],
    ['XSep-21', 'other'],
    ['Sep-211', 'other'],
    ['01/03/2021', 'damaged'],
    ['1/3/21 00:00:00', 'damaged'],
    ['X1/3/21', 'other'],
    ['1/3/21X', 'other'],
    ['N/A', 'missing'],
    ['RXX-RYY', 'other'],
  ]
  for (const [text, kind] of cases) {
    test(`“${text}” is ${kind}`, () => assert.equal(codeInFile(text).kind, kind))
  }

  const names: readonly [name: string, code: string | null][] = [
    ['COUNTY HALL (214AA)', '214AA'],
    ['COUNTY HALL (214AA)  ', '214AA'],
    ['COUNTY (214AA) HALL', null],
    ['COUNTY HALL (THE OLD ONE)', null],
    ['COUNTY HALL', null],
  ]
  for (const [name, code] of names) {
    test(`“${name}” ends in ${code ?? 'none'}`, () => assert.equal(codeInName(name), code))
  }
})

describe('a status in a file of the register', () => {
  const met = 'standards-met'
  const cases: readonly [text: string, found: object][] = [
    ['20/21 Standards Met', { kind: 'status', status: met, cycle: '2020-21' }],
    ['2020-2021 standards  MET', { kind: 'status', status: met, cycle: '2020-21' }],
    [' 20/21   Standards Met ', { kind: 'status', status: met, cycle: '2020-21' }],
    ['Standards\tMet', { kind: 'status', status: met, cycle: 'not-said' }],
    [' Standards Met ', { kind: 'status', status: met, cycle: 'not-said' }],
    ['19/20 Standards Met', { kind: 'another-cycle' }],
    ['2018/19 Standards Not Fully Met (Plan Agreed)', { kind: 'another-cycle' }],
    ['Standards Met 2018-19', { kind: 'another-cycle' }],
    ['Standards Met (2018–19)', { kind: 'another-cycle' }],
    ['2021-22: Standards Met', { kind: 'another-cycle' }],
    ['Standards Met - 20/21', { kind: 'status', status: met, cycle: '2020-21' }],
    ['20/22 Standards Met', { kind: 'not-a-status' }],
    ['Standards Met 05/06/2021', { kind: 'not-a-status' }],
    ['x20/21 Standards Met', { kind: 'not-a-status' }],
    ['20/21 Standards Met\n20/21', { kind: 'not-a-status' }],
    ['20/21', { kind: 'not-a-status' }],
    ['-', { kind: 'nothing' }],
  ]
  for (const [text, found] of cases) {
    test(`“${text}” is ${JSON.stringify(found)}`, () => assert.deepEqual(statusInFile(text, '2020-21'), found))
  }
})

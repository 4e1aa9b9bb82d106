import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../core/day.ts'
import { cellName, parseCellAddress } from '../cell-address.ts'
import { serialDay, serialOf } from './serial-day.ts'
import { builtInShows, type NumberShows, numberShows } from './styles.ts'

const formats: readonly [code: string, shows: NumberShows][] = [
  ['dd/mm/yyyy', 'day'],
  ['[$-809]dd\\/mm\\/yyyy;@', 'day'],
  ['yyyy-mm-dd hh:mm:ss', 'day'],
  ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'day'],
  ['D-MMM', 'day-without-year'],
  ['MMM YY', 'month'],
  ['yyyy', 'month'],
  ['General', 'number'],
  ['0.00', 'number'],
  ['#,##0 "days"', 'number'],
  ['[Red]0', 'number'],
  ['h:mm', 'number'],
  ['mm:ss', 'number'],
  ['[h]:mm', 'number'],
  ['[mm]', 'number'],
  ['0;"dd/mm/yyyy"', 'number'],
  ['', 'number'],
]

describe('a number format', () => {
  for (const [code, shows] of formats) test(`“${code}” shows a ${shows}`, () => assert.equal(numberShows(code), shows))

  test('is known by its number if it is built in', () => {
    assert.deepEqual([0, 14, 16, 17, 20, 22, 49].map(builtInShows), [
      'number',
      'day',
      'day-without-year',
      'month',
      'number',
      'day',
      'number',
    ])
  })
})

describe('the number of a day', () => {
  test('counts from 1900 or from 1904', () => {
    assert.deepEqual(serialDay(43490, '1900'), { day: '2019-01-25' })
    assert.deepEqual(serialDay(43490 - 1462, '1904'), { day: '2019-01-25' })
    assert.deepEqual(serialDay(44561.999, '1900'), { day: '2021-12-31' })
  })

  test('means no day before 1 March 1900, as programs disagree about those', () => {
    assert.deepEqual(serialDay(61, '1900'), { day: '1900-03-01' })
    for (const serial of [60, 0, -1, Number.NaN, 1e300]) assert.equal(serialDay(serial, '1900'), null)
  })

  test('beyond 9999 is only a year', () => {
    assert.deepEqual(serialDay(2_958_465, '1900'), { day: '9999-12-31' })
    assert.deepEqual(serialDay(2_958_466, '1900'), { year: 10_000 })
    assert.deepEqual(serialDay(6_688_079, '1900'), { year: 20_211 })
  })

  test('is the same after turning it into a day and back', () => {
    for (const text of ['1900-03-01', '2021-12-31', '2024-02-29', '9999-12-31']) {
      assert.deepEqual(serialDay(serialOf(day(text)), '1900'), { day: text })
    }
  })
})

describe('the address of a cell', () => {
  test('is letters and a number', () => {
    assert.deepEqual(parseCellAddress('C7'), { row: 7, column: 3 })
    assert.deepEqual(parseCellAddress('AA10'), { row: 10, column: 27 })
    assert.deepEqual(parseCellAddress('XFD1048576'), { row: 1_048_576, column: 16_384 })
  })

  test('is nothing else', () => {
    for (const text of ['', 'C', '7', 'C0', 'c7', '$C$7', 'C7 ', 'C-7', 'Ç7', `A${'9'.repeat(20)}`]) {
      assert.equal(parseCellAddress(text), null)
    }
  })

  test('is the same after reading and writing it', () => {
    for (const text of ['A1', 'Z9', 'AA1', 'AZ3', 'XFD1048576']) {
      assert.equal(cellName(parseCellAddress(text) ?? { row: 0, column: 0 }), text)
    }
  })
})

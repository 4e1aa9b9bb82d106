import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../core/day.ts'
import { cellName, parseCellAddress } from '../cell-address.ts'
import { builtInFormat, type NumberShows, numberFormat, shownNumber, showsFor } from './number-format.ts'
import { serialDay, serialOf } from './serial-day.ts'

const formats: readonly [code: string, shows: NumberShows][] = [
  ['dd/mm/yyyy', 'day'],
  ['[$-809]dd\\/mm\\/yyyy;@', 'day'],
  ['yyyy-mm-dd hh:mm:ss', 'day'],
  ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'day'],
  ['D-MMM', 'day-without-year'],
  ['MMM YY', 'month'],
  ['yyyy', 'year'],
  ['[$-en-GB,1]d mmmm yyyy', 'day'],
  ['[$-x-sysdate]dddd, mmmm dd, yyyy', 'day'],
  ['[$-409]d-mmm-yy;@', 'day'],
  ['[$-411]ggge"年"m"月"d"日"', 'day'],
  ['d.m.yy', 'day'],
  ['d\\.m\\.yy h:mm AM/PM', 'day'],
  ['[Blue]dd/mm/yyyy', 'day'],
  ['yyyy-mm-dd\\Thh:mm:ss.000', 'day'],
  ['[<0]"before";dd/mm/yyyy', 'day'],
  ['[<60]0;dd/mm/yyyy', 'day'],
  ['[>=60]0;dd/mm/yyyy', 'number'],
  ['mmmm', 'month'],
  ['@', 'number'],
  ['0%', 'number'],
  ['0.00E+00', 'number'],
  ['# ?/?', 'number'],
  ['0 "day"', 'number'],
  ['[$£-809]#,##0.00', 'number'],
  ['h:mm AM/PM', 'number'],
  ['[ss].00', 'number'],
  [';;;', 'number'],
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
  for (const [code, shows] of formats)
    test(`“${code}” shows a ${shows}`, () => assert.equal(showsFor(numberFormat(code), 44_561), shows))

  test('is known by its number if it is built in', () => {
    const ids = [0, 9, 14, 15, 16, 17, 18, 20, 22, 27, 36, 45, 46, 47, 49, 57, 99]
    assert.deepEqual(
      ids.map((id) => showsFor(builtInFormat(id), 44_561)),
      [
        ...['number', 'number', 'day', 'day', 'day-without-year', 'month', 'number', 'number', 'day'],
        ...['day', 'day', 'number', 'number', 'number', 'number', 'day', 'number'],
      ],
    )
  })
})

describe('a number is read as its cell shows it', () => {
  const numbers: readonly [code: string, number: number, shown: string][] = [
    ['General', 3, '3'],
    ['General', 0.1 + 0.2, '0.3'],
    ['General', 447_700_900_123, '447700900123'],
    ['General', -2.5, '-2.5'],
    ['@', 1.5, '1.5'],
    ['0', 2.6, '3'],
    ['0', 0.4, '0'],
    ['General" months"', 3, '3 months'],
    ['General%', 0.07, '7%'],
    ['General;"minus "General', -2.5, 'minus 2.5'],
    ['General;General', -2.5, '-2.5'],
    ['0.0,,"M"', 1_500_000, '1.5M'],
    ['0.0,,', 1_500_000, '1.5'],
    ['#,##0,', 1_234_567, '1,235'],
    ['0,.0', 1500, '1.5'],
    ['0.00', 3, '3.00'],
    ['0.00', 0.285, '0.29'],
    ['0.0#', 1.5, '1.5'],
    ['0.0#', 1.25, '1.25'],
    ['000', 7, '007'],
    ['#,##0', 1_234_567, '1,234,567'],
    ['#,##0.00', -1234.5, '-1,234.50'],
    ['#,##0,', 1_234_567, '1,235'],
    ['0%', 0.75, '75%'],
    ['0%', 1, '100%'],
    ['0.0%', 0.075, '7.5%'],
    ['0.00%', 0.07, '7.00%'],
    ['0 %', 0.07, '7 %'],
    ['0%', 0.285, '29%'],
    ['0.00E+00', 44_560, '4.46E+04'],
    ['0.00E+00', 0.00012, '1.20E-04'],
    ['0 "months"', 3, '3 months'],
    ['[$£-809]#,##0.00', 1200, '£1,200.00'],
    ['#,##0;(#,##0)', -5, '(5)'],
    ['#,##0;[Red]-#,##0', -5, '-5'],
    ['0;-0;"none"', 0, '0'],
    ['[>=1]0;0.0%', 0.5, '50.0%'],
    ['# ?/?', 0.5, '0.5'],
    ['h:mm', 0.75, '18:00'],
    ['[$-809]hh:mm', 0.75, '18:00'],
    ['[$-809]0%', 0.75, '75%'],
    ['h:mm:ss AM/PM', 0.0423, '1:00:55 AM'],
    ['h:mm AM/PM', 44_561.5, '12:00 PM'],
    ['[h]:mm', 2.6, '62:24'],
    ['mm:ss', 0.3, '12:00'],
    ['[h]:mm', -1, '-1'],
    ['#,##0,', -2.5, '0'],
    ['0', 1e300, '1e+300'],
    ['0".', 1, '1.'],
    [`0.${'0'.repeat(400)}`, 1, `1.${'0'.repeat(253)}`],
    ['[', 1, '1'],
    ['\\', 1, '1'],
  ]
  for (const [code, number, shown] of numbers)
    test(`${number} in “${code.slice(0, 20)}” is ${shown.slice(0, 20)}`, () =>
      assert.equal(shownNumber(numberFormat(code), number), shown))
})

describe('the number of a day', () => {
  test('counts from 1900 or from 1904', () => {
    assert.deepEqual(serialDay(43490, '1900', false), { day: '2019-01-25' })
    assert.deepEqual(serialDay(43490 - 1462, '1904', false), { day: '2019-01-25' })
    assert.deepEqual(serialDay(44561.999, '1900', false), { day: '2021-12-31' })
  })

  test('is the next one if no program shows how little is missing to it', () => {
    const serials: readonly [serial: number, day: string, withTime: string][] = [
      [44_560.9999999998, '2021-12-31', '2021-12-31'],
      [44_560.999995, '2021-12-30', '2021-12-31'],
      [44_560.99999, '2021-12-30', '2021-12-30'],
      [44_561.0000000002, '2021-12-31', '2021-12-31'],
      [44_561, '2021-12-31', '2021-12-31'],
    ]
    for (const [serial, of, withTime] of serials) {
      assert.deepEqual(serialDay(serial, '1900', false), { day: of }, `${serial}`)
      assert.deepEqual(serialDay(serial, '1900', true), { day: withTime }, `${serial} with time`)
      assert.deepEqual(serialDay(serial - 1462, '1904', false), { day: of }, `${serial} of 1904`)
    }
  })

  test('means no day before 1 March 1900, as programs disagree about those', () => {
    assert.deepEqual(serialDay(61, '1900', false), { day: '1900-03-01' })
    for (const serial of [60, 0, -1, Number.NaN, 1e300]) assert.equal(serialDay(serial, '1900', false), null)
  })

  test('beyond 9999 is only a year', () => {
    assert.deepEqual(serialDay(2_958_465, '1900', false), { day: '9999-12-31' })
    assert.deepEqual(serialDay(2_958_466, '1900', false), { year: 10_000 })
    assert.deepEqual(serialDay(6_688_079, '1900', false), { year: 20_211 })
  })

  test('is the same after turning it into a day and back', () => {
    for (const text of ['1900-03-01', '2021-12-31', '2024-02-29', '9999-12-31']) {
      assert.deepEqual(serialDay(serialOf(day(text)), '1900', false), { day: text })
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

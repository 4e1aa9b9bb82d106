import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readWhole } from '../../test/hostile/read-whole.ts'
import { type DateFormat, dateFormats, dateFormatsWorkbook } from '../../test/workbooks/date-formats.ts'
import { addDays, day } from '../core/day.ts'
import { dayInText } from './checking/day-in-text.ts'
import { onlyDayWithin, whatItIs } from './checking/not-a-day.ts'
import { type Cell, dayFirst } from './reading/cell.ts'
import { builtInFormat, numberFormat, showsFor, showsTime } from './reading/number-format.ts'
import { isRefusal } from './reading/refusal.ts'
import { serialDay, serialOf } from './reading/serial-day.ts'

const shown: readonly (readonly string[])[] = parse(
  readFileSync(join(import.meta.dirname, '../../test/workbooks/date-formats.csv')),
)
const sheets = await readWhole(dateFormatsWorkbook())
const rows = isRefusal(sheets) ? [] : (sheets[0]?.rows ?? [])

describe('a day in any date format is the one that LibreOffice shows', () => {
  for (const [index, format] of dateFormats.entries()) {
    test(`${format.code}`, () => {
      const cells = [...(rows[index]?.cells.values() ?? [])]
      assert.equal(cells.length, shown[index]?.length)
      for (const [column, cell] of cells.entries())
        assert.deepEqual(partsOf(cell), partsIn(shown[index]?.[column] ?? '', format), shown[index]?.[column])
    })
  }
})

test('any day in any whole date format is read as that day, counted from 1900 or 1904, at any time of day', () => {
  const whole = dateFormats.filter(({ order }) => order.length === 3)
  const first = day('1910-01-01')
  const cases = fc.record({
    days: fc.nat(60_000),
    format: fc.constantFrom(...whole),
    seconds: fc.nat(86_399),
    old: fc.boolean(),
  })
  fc.assert(
    fc.property(cases, ({ days, format: { code }, seconds, old }) => {
      const of = addDays(first, days)
      const format = typeof code === 'number' ? builtInFormat(code) : numberFormat(code)
      const serial = serialOf(of) - (old ? 1462 : 0) + seconds / 86_400
      assert.equal(showsFor(format, serialOf(of)), 'day')
      assert.deepEqual(serialDay(serial, old ? '1904' : '1900', showsTime(format, serial)), { day: of })
    }),
    { numRuns: 2000 },
  )
})

describe('a text that is no day', () => {
  const texts: readonly (readonly [text: string, is: string])[] = [
    ['30/09/0021', 'a date in the year 0021'],
    ['30 September 0021', 'a date in the year 0021'],
    ['0021-09-30', 'a date in the year 0021'],
    ['30/09/1899', 'a date in the year 1899'],
    ['30/09/20221', 'a date with a year of 5 digits'],
    ['30/09/202', 'a date with a year of 3 digits'],
  ]
  for (const [text, is] of texts) test(text, () => assert.deepEqual(dayInText(text), { kind: 'impossible', is }))
  const more: readonly (readonly [text: string, is: RegExp, only: string | null])[] = [
    ['2021-09-29T23:00:00Z', /time zone/, null],
    ['2021-09-30 00:00:00+01:00', /time zone/, null],
    ['30/09/2021 00:00', /a date with other words/, '30/09/2021'],
    ['30/09/20 21', /a date with other words/, null],
    ['30/09/20, not 21', /a date with other words/, null],
    ['30/09/21.', /a date with other words/, '30/09/2021'],
  ]
  for (const [text, is, only] of more)
    test(text, () => {
      assert.match(whatItIs(text), is)
      assert.equal(onlyDayWithin(text), only)
    })
  test('but the first of 1900 is one, and any dash is a hyphen', () => {
    for (const [text, of] of [
      ['01/01/1900', '1900-01-01'],
      ['30–09–2021', '2021-09-30'],
      ['30\u201109\u20112021', '2021-09-30'],
    ])
      assert.deepEqual(dayInText(text ?? ''), { kind: 'day', day: of })
  })
})

type Parts = { readonly day: number | null; readonly month: number; readonly year: number | null }

/** What a cell says, its year without the century. */
function partsOf(cell: Cell): Parts {
  assert.ok(cell.kind === 'day' || cell.kind === 'part-of-a-day', cell.kind)
  const [date = 0, month = 0, year = 0] = dayFirst(cell.day).split('/').map(Number)
  const shows = cell.kind === 'day' ? 'day' : cell.shows
  return { day: shows === 'month' ? null : date, month, year: shows === 'day-without-year' ? null : year % 100 }
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The same from the text that LibreOffice shows. */
function partsIn(text: string, { order }: DateFormat): Parts {
  const words = text.match(/\d+|[a-z]+/gi) ?? []
  const numbers = words.flatMap((word) => {
    const month = months.findIndex((name) => word.toLowerCase().startsWith(name)) + 1
    return /\d/.test(word) || (month > 0 && !/day$/i.test(word)) ? [month || Number(word)] : []
  })
  const at = (letter: string) => (order.includes(letter) ? (numbers[order.indexOf(letter)] ?? 0) : null)
  const year = at('y')
  return { day: at('d'), month: at('m') ?? 0, year: year === null ? null : year % 100 }
}

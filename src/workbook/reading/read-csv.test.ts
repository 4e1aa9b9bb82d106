import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { plainValue, readCsv } from './read-csv.ts'

const limits = { rows: 10_000, rowCharacters: 100_000 }
const isHeading = (values: readonly string[]) => values.includes('Reference') && values.includes('Answer')

const heading = ['Reference', 'Asks', 'Answer']
const anyValue = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(',', ';', '\t', '|', '"', '\r', '\n', ' ', 'é', 'sep=', '='), maxLength: 8 }),
)
const anyRow = fc.tuple(anyValue, anyValue, anyValue)
const written = fc.record({
  rows: fc.array(anyRow, { maxLength: 12 }),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  ends: fc.array(fc.constantFrom('\r\n', '\n', '\r'), { minLength: 1, maxLength: 4 }),
  encode: fc.constantFrom<(text: string) => Buffer>(
    (text) => Buffer.from(text),
    (text) => Buffer.from(`\uFEFF${text}`),
    (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  ),
  quoted: fc.boolean(),
})

test('any table that csv-stringify writes reads back equal, whatever its separator, quotation marks, line ends and letters', () => {
  fc.assert(
    fc.property(written, ({ rows, ends, encode, ...how }) => {
      const lines = [heading, ...rows].map((row, index) => {
        const record_delimiter = ends[index % ends.length] ?? '\n'
        return stringify([row], { ...how, record_delimiter, quoted_match: /[\r\n]/ })
      })
      const read = readCsv(encode(lines.join('')), isHeading, limits)
      assert.ok('rows' in read)
      assert.deepEqual(
        read.rows.map(({ values }) => values),
        [heading, ...rows],
      )
      assert.deepEqual(read.misshapen, [])
    }),
    { numRuns: 500 },
  )
})

describe('a file is read with one separator throughout', () => {
  const files: readonly [text: string, row: readonly string[]][] = [
    ['Reference,Asks,Answer\n1.6.5,Covers projects; met,Not met\n', ['1.6.5', 'Covers projects; met', 'Not met']],
    ['Reference;Asks;Answer\n1.6.5;Projects, all;Not met\n', ['1.6.5', 'Projects, all', 'Not met']],
    ['Reference|Asks|Answer\n1.6.5|a,b;c|Not met\n', ['1.6.5', 'a,b;c', 'Not met']],
    ['Reference\tAsks\tAnswer\n1.6.5\ta,b;c\tNot met\n', ['1.6.5', 'a,b;c', 'Not met']],
    ['sep=;\nReference;Asks;Answer\n1.6.5;a,b;Not met\n', ['1.6.5', 'a,b', 'Not met']],
    ['"sep=,",,\nReference,Asks,Answer\n1.6.5,a;b,Not met\n', ['1.6.5', 'a;b', 'Not met']],
    ['sep=,\nReference;Asks;Answer\n1.6.5;a,b;Not met\n', ['1.6.5', 'a,b', 'Not met']],
    ['sep=!\nReference!Asks!Answer\n1.6.5!a,b!Not met\n', ['1.6.5', 'a,b', 'Not met']],
    ['Gaps, 2021; ours\nReference;Asks;Answer\n1.6.5;a,b;Not met\n', ['1.6.5', 'a,b', 'Not met']],
    ['Reference;"Asks, or wants";Answer\n1.6.5;a,b;Not met\n', ['1.6.5', 'a,b', 'Not met']],
  ]
  for (const [text, row] of files) test(JSON.stringify(text), () => assert.deepEqual(lastRow(text), row))
})

describe('line ends of different kinds may be mixed', () => {
  for (const [first, second] of [
    ['\r\n', '\n'],
    ['\n', '\r\n'],
    ['\r', '\n'],
    ['\r\n', '\r'],
  ]) {
    test(JSON.stringify([first, second]), () => {
      const rows = rowsOf(`Reference,Answer${first}1.6.5,Met${second}4.5.3,Not met${first}`)
      assert.deepEqual(rows, [
        ['Reference', 'Answer'],
        ['1.6.5', 'Met'],
        ['4.5.3', 'Not met'],
      ])
    })
  }
})

describe('the letters of a file', () => {
  const text = 'Reference,Answer\r\n1.6.5,café\r\n'
  const files: readonly [name: string, bytes: Uint8Array][] = [
    ['in UTF-8', Buffer.from(text)],
    ['in UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['in UTF-16, little end first', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['in UTF-16, big end first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['in UTF-16 without its mark, little end first', Buffer.from(text, 'utf16le')],
    ['in UTF-16 without its mark, big end first', Buffer.from(text, 'utf16le').swap16()],
    ['in Windows-1252', Buffer.from(text, 'latin1')],
    ['in Windows-1252, with the last letter at the end', Buffer.from(text.trimEnd(), 'latin1')],
  ]
  for (const [name, bytes] of files) {
    test(name, () => {
      const read = readCsv(bytes, isHeading, limits)
      assert.deepEqual('rows' in read && read.rows.at(-1)?.values, ['1.6.5', 'café'])
    })
  }
  const broken: readonly [name: string, bytes: Buffer, says: RegExp][] = [
    ['within its last letter', Buffer.from(`${text}4.5.3,é`).subarray(0, -1), /cut off/],
    ['within its last sign', Buffer.from(`${text}4.5.3,😀`).subarray(0, -2), /cut off/],
    [
      'with its mark, but not in UTF-8',
      Buffer.concat([Buffer.from('\uFEFF'), Buffer.from(text, 'latin1')]),
      /says that it is UTF-8/,
    ],
  ]
  for (const [name, bytes, says] of broken) {
    test(`of UTF-8 broken ${name} are refused with the reason`, () => {
      const read = readCsv(bytes, isHeading, limits)
      assert.match('refused' in read ? read.refused : '', says)
    })
  }
  test('of two bytes are refused if the last has only one', () => {
    const read = readCsv(Buffer.from(`\uFEFF${text}`, 'utf16le').subarray(0, -1), isHeading, limits)
    assert.match('refused' in read ? read.refused : '', /cut off/)
  })
})

describe('a value is what a spreadsheet shows of it', () => {
  const values: readonly [written: string, shown: string][] = [
    ['="1.6.5"', '1.6.5'],
    ['="say ""no"""', 'say "no"'],
    ["'1.6.5", '1.6.5'],
    ["'30/09/2021", '30/09/2021'],
    ["'7%", '7%'],
    ["'8HK46", '8HK46'],
    ["'=1+1", '=1+1'],
    ["'90s servers", "'90s servers"],
    ["'24/7 monitoring' is required", "'24/7 monitoring' is required"],
    ["'=SUM(A1)", '=SUM(A1)'],
    ["'t Hart", "'t Hart"],
    ['=1+1', '=1+1'],
    ['\u00a01.6\u200b.5 ', '1.6.5'],
    ['Not\u00a0met', 'Not met'],
  ]
  for (const [written, shown] of values) test(written, () => assert.equal(plainValue(written), shown))
})

describe('a quotation mark', () => {
  test('within a value is a letter', () => {
    assert.deepEqual(
      rowsOf('Reference,Asks,Answer\n1.6.5,The "Caldicott" lead,Not met\n4.5.3,6" racks,Met\n').slice(1),
      [
        ['1.6.5', 'The "Caldicott" lead', 'Not met'],
        ['4.5.3', '6" racks', 'Met'],
      ],
    )
    assert.deepEqual(lastRow('Reference,Asks,Answer\n1.6.5,"Named" lead,Met\n'), ['1.6.5', '"Named" lead', 'Met'])
  })
  const open: readonly [name: string, text: string, line: number][] = [
    ['to the end', 'Reference,Answer\n1.6.5,Met\n4.5.3,"Met\n1.1.1,Met\n', 3],
    ['to the mark of another row', 'Reference,Asks,Answer\n1.6.5,"Named lead,Met\n4.5.3,6" racks,Not met\n', 2],
    ['below a declared separator', 'sep=,\nReference,Answer\n4.5.3,"Met\n', 3],
    ['below a value of two lines', 'Reference,Answer\n"1.6\n5",Met\r\n4.5.3,"Met\n', 4],
  ]
  for (const [name, text, line] of open) {
    test(`that is not closed and runs on ${name} is refused, with its line`, () => {
      const read = readCsv(Buffer.from(text), isHeading, limits)
      assert.match('refused' in read ? read.refused : '', new RegExp(`on line ${line} a quotation mark`))
    })
  }
})

describe('a row', () => {
  const torn: readonly [name: string, row: string, is: RegExp][] = [
    ['wider than its headings', '1.6.5,Covers, met,Not met', /4 values under 3 headings, on line 4/],
    ['wider, with nothing between', '1.6.5,a,Met,,x', /5 values under 3 headings/],
    ['narrower', '1.6.5,Met', /2 values under 3 headings/],
    ['of a single value', 'Total', /1 value under 3 headings/],
  ]
  for (const [name, row, is] of torn) {
    test(`${name} is reported with its line`, () => {
      const [found, ...more] = misshapenIn(`Reference,Asks,Answer\n1.1.1,"two\nlines",Met\n${row}\n4.5.3,a,Met\n`)
      assert.match(found?.is ?? '', is)
      assert.deepEqual([found?.row, found?.stands, more], [3, row, []])
    })
  }
  for (const [name, text] of [
    ['with empty values beyond the headings', 'Reference,Answer,,\n1.6.5,Met,,,,\n,,,,,\n'],
    ['that is empty', 'Reference,Answer\n\n1.6.5,Met\n  \n'],
    ['above the headings', 'Our gaps\nReference,Answer\n1.6.5,Met\n'],
    ['of a file without headings', 'a,b\n1,2,3\n'],
  ] as const) {
    test(`${name} is not a problem`, () => assert.deepEqual(misshapenIn(text), []))
  }
})

function rowsOf(text: string) {
  const read = readCsv(Buffer.from(text), isHeading, limits)
  assert.ok('rows' in read)
  return read.rows.map(({ values }) => values)
}

function lastRow(text: string) {
  return rowsOf(text).at(-1)
}

function misshapenIn(text: string) {
  const read = readCsv(Buffer.from(text), isHeading, limits)
  assert.ok('rows' in read)
  return read.misshapen
}

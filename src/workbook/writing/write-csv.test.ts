import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toCsv } from './write-csv.ts'

test('codes keep their zeros and all-digit codes stay as they are', () => {
  assert.equal(toCsv({ columns: ['Code'], rows: [['00L'], ['117'], ['007']] }), 'Code\r\n00L\r\n117\r\n007\r\n')
})

test('commas, quotation marks and line ends are quoted', () => {
  const rows = [['Wrightington, Wigan and Leigh', 'the “best” "one"', 'two\nlines']]
  assert.equal(
    toCsv({ columns: ['A', 'B', 'C'], rows }),
    'A,B,C\r\n"Wrightington, Wigan and Leigh","the “best” ""one""","two\nlines"\r\n',
  )
})

test('null is an empty field and a number is written as it is', () => {
  assert.equal(toCsv({ columns: ['A', 'B'], rows: [[null, -3]] }), 'A,B\r\n,-3\r\n')
})

for (const start of ['=', '+', '-', '@', '\t', '\r']) {
  test(`a text that begins with ${JSON.stringify(start)} is shown as text, not run as a formula`, () => {
    const [, line = ''] = toCsv({ columns: ['A'], rows: [[`${start}cmd|'/C calc'!A0`]] }).split('\r\n')
    assert.match(line, /^"?'/)
  })
}

test('a text with such a sign further on is not changed', () => {
  assert.equal(toCsv({ columns: ['A'], rows: [['Stoke-on-Trent = one city']] }), 'A\r\nStoke-on-Trent = one city\r\n')
})

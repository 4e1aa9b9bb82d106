import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import type { Table } from '../../core/table.ts'
import { csvInBatches } from './write-csv.ts'

test('codes keep their zeros and all-digit codes stay as they are', async () => {
  assert.equal(await csvOf({ columns: ['Code'], rows: [['00L'], ['117'], ['007']] }), 'Code\r\n00L\r\n117\r\n007\r\n')
})

test('commas, quotation marks and line ends are quoted', async () => {
  const rows = [['Wrightington, Wigan and Leigh', 'the “best” "one"', 'two\nlines']]
  assert.equal(
    await csvOf({ columns: ['A', 'B', 'C'], rows }),
    'A,B,C\r\n"Wrightington, Wigan and Leigh","the “best” ""one""","two\nlines"\r\n',
  )
})

test('null is an empty field and a number is written as it is', async () => {
  assert.equal(await csvOf({ columns: ['A', 'B'], rows: [[null, -3]] }), 'A,B\r\n,-3\r\n')
})

for (const start of ['=', '+', '-', '@', '\t', '\r']) {
  test(`a text that begins with ${JSON.stringify(start)} is shown as text, not run as a formula`, async () => {
    const [, line = ''] = (await csvOf({ columns: ['A'], rows: [[`${start}cmd|'/C calc'!A0`]] })).split('\r\n')
    assert.match(line, /^"?'/)
  })
}

test('a text with such a sign further on is not changed', async () => {
  assert.equal(
    await csvOf({ columns: ['A'], rows: [['Stoke-on-Trent = one city']] }),
    'A\r\nStoke-on-Trent = one city\r\n',
  )
})

/** Each row in a batch of its own. */
async function csvOf({ columns, rows }: Table): Promise<string> {
  const batches = (async function* () {
    for (const row of rows) yield [row]
  })()
  return text(csvInBatches({ columns, batches }))
}

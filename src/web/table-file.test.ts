import assert from 'node:assert/strict'
import { buffer, text } from 'node:stream/consumers'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { shown } from '../workbook/reading/cell.ts'
import { isRefusal } from '../workbook/reading/refusal.ts'
import { openWorkbook } from '../workbook/reading/workbook.ts'
import { requestedFormat, tableAsJson, tableFile } from './table-file.ts'

const table = {
  columns: ['Code', 'What', 'Count'],
  rows: [
    ['00L', '=cmd|calc', 3],
    ['117', null, 0],
  ],
}

test('a table as XLSX keeps leading zeros, all-digit codes and formula-like texts as texts', async () => {
  const file = await tableFile(table, 'A list', 'xlsx')
  assert.ok(file.kind === 'stream' && file.name === 'A list.xlsx')
  const workbook = await openWorkbook(await buffer(file.content))
  assert.ok(!isRefusal(workbook))
  const sheet = await workbook.sheets[0]?.read()
  assert.ok(sheet !== undefined && !isRefusal(sheet))
  const cells = sheet.rows.map((row) => [...row.cells.values()])
  assert.deepEqual(
    cells.map((row) => row.map((cell) => [cell.kind, shown(cell)])),
    [
      [
        ['text', 'Code'],
        ['text', 'What'],
        ['text', 'Count'],
      ],
      [
        ['text', '00L'],
        ['text', '=cmd|calc'],
        ['number', '3'],
      ],
      [
        ['text', '117'],
        ['number', '0'],
      ],
    ],
  )
})

test('a table as CSV lets no cell act as a formula', async () => {
  const file = await tableFile(table, 'A list', 'csv')
  assert.ok(file.kind === 'stream')
  assert.equal(await text(file.content), "Code,What,Count\r\n00L,'=cmd|calc,3\r\n117,,0\r\n")
})

test('a table of 200,000 rows is written whole, in both formats', async () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => [`C${index}`, 'Reminder', index])
  const csv = await tableFile({ ...table, rows }, 'A list', 'csv')
  assert.ok(csv.kind === 'stream')
  assert.equal((await text(csv.content)).split('\r\n').length, 1 + 200_000 + 1)
  const xlsx = await tableFile({ ...table, rows }, 'A list', 'xlsx')
  assert.ok(xlsx.kind === 'stream')
  assert.ok((await buffer(xlsx.content)).length > 1_000_000)
})

for (const batches of [[], [[]], [table.rows], [table.rows, [], table.rows.slice(0, 1)]])
  test(`a table as JSON is one list of objects, in ${batches.length} batches as in one`, async () => {
    async function* read() {
      yield* batches
    }
    const file = await tableAsJson({ columns: table.columns, batches: read() })
    assert.ok(file.kind === 'stream' && file.name === null)
    const objects = batches.flat().map(([Code, What, Count]) => ({ Code, What, Count }))
    assert.equal(await text(file.content), JSON.stringify(objects))
  })

test('JSON is written batch by batch, and reading ends where nobody reads on', async () => {
  let given = 0
  async function* endless() {
    for (;;) {
      given++
      yield table.rows
    }
  }
  const file = await tableAsJson({ columns: table.columns, batches: endless() })
  assert.ok(file.kind === 'stream')
  assert.equal(given, 1)
  file.content.destroy()
})

test('reading ends with a file that nobody began to take', async () => {
  for (const format of ['csv', 'xlsx'] as const) {
    let isEnded = false
    async function* batches() {
      try {
        for (;;) yield table.rows
      } finally {
        isEnded = true
      }
    }
    const file = await tableFile({ columns: table.columns, batches: batches() }, 'A list', format)
    assert.ok(file.kind === 'stream')
    file.content.destroy()
    for (let turns = 0; turns < 100 && !isEnded; turns++) await turn()
    assert.ok(isEnded, format)
  }
})

test('what fails before the first row fails before there is a file', async () => {
  async function* batches(isAway: boolean) {
    if (isAway) throw new Error('The database is away')
    yield table.rows
  }
  await assert.rejects(tableFile({ columns: [], batches: batches(true) }, 'A list', 'csv'), /The database is away/)
})

test('only known formats can be requested', () => {
  const requested = (format: string) => requestedFormat(new Map([['format', [format]]]))
  assert.deepEqual(['csv', 'xlsx', 'pdf', ''].map(requested), ['csv', 'xlsx', null, null])
})

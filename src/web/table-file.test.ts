import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shown } from '../workbook/reading/cell.ts'
import { isRefusal } from '../workbook/reading/refusal.ts'
import { openWorkbook } from '../workbook/reading/workbook.ts'
import { requestedFormat, tableFile } from './table-file.ts'

const table = {
  columns: ['Code', 'What', 'Count'],
  rows: [
    ['00L', '=cmd|calc', 3],
    ['117', null, 0],
  ],
}

test('a table as XLSX keeps leading zeros, all-digit codes and formula-like texts as texts', async () => {
  const file = await tableFile(table, 'A list', 'xlsx')
  assert.ok(file.kind === 'file' && file.name === 'A list.xlsx' && Buffer.isBuffer(file.content))
  const workbook = await openWorkbook(file.content)
  assert.ok(!isRefusal(workbook))
  const cells = workbook.sheets[0]?.rows.map((row) => [...row.cells.values()])
  assert.deepEqual(
    cells?.map((row) => row.map((cell) => [cell.kind, shown(cell)])),
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
  assert.ok(file.kind === 'file')
  assert.equal(file.content, "Code,What,Count\r\n00L,'=cmd|calc,3\r\n117,,0\r\n")
})

test('only known formats can be requested', () => {
  const requested = (format: string) => requestedFormat(new Map([['format', [format]]]))
  assert.deepEqual(['csv', 'xlsx', 'pdf', ''].map(requested), ['csv', 'xlsx', null, null])
})

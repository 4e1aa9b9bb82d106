import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { finished, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { inflateRawSync } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'
import type { Cell } from '../../core/table.ts'
import { shown } from '../reading/cell.ts'
import { isRefusal } from '../reading/refusal.ts'
import { openWorkbook } from '../reading/workbook.ts'
import { csvInBatches } from './write-csv.ts'
import { writeTable } from './write-table.ts'

const columns = ['Code', 'Organisation', 'Number']
/** Batches of made-up rows, which counts those that were asked for, and knows whether somebody ended the reading. */
function countedRows(rows: number, batch = 1000) {
  const asked = { batches: 0, isEnded: false }
  async function* batches(): AsyncGenerator<readonly (readonly Cell[])[], void, undefined> {
    try {
      for (let from = 0; from < rows; from += batch) {
        asked.batches++
        yield Array.from({ length: Math.min(batch, rows - from) }, (_, index) => rowOf(from + index))
      }
    } finally {
      asked.isEnded = true
    }
  }
  return { asked, table: { columns, batches: batches() } }
}

/** The same each time, and so different from each other that they hardly compress. */
function rowOf(number: number): readonly Cell[] {
  return [`C${number}`, hash('sha256', `${number}`), number]
}

const formats: readonly [name: string, write: (table: ReturnType<typeof countedRows>['table']) => Readable][] = [
  ['CSV', (table) => Readable.from(csvInBatches(table), { objectMode: false })],
  ['XLSX', (table) => writeTable('A long list', table)],
]

for (const [name, write] of formats) {
  test(`${name}: of 200,000 rows that nobody takes, only a few batches are read; all of them as they are taken`, async () => {
    const { asked, table } = countedRows(200_000)
    const file = write(table)
    const taking = file[Symbol.asyncIterator]()
    await taking.next()
    for (let turns = 0; turns < 500; turns++) await turn()
    assert.ok(asked.batches <= 15, `${asked.batches} batches were read for one piece of the file`)
    while ((await taking.next()).done !== true);
    assert.deepEqual(asked, { batches: 200, isEnded: true })
  })

  test(`${name}: when the file is given up, the reading ends`, async () => {
    const { asked, table } = countedRows(200_000)
    const file = write(table)
    const taking = file[Symbol.asyncIterator]()
    await taking.next()
    file.destroy()
    for (let turns = 0; turns < 100 && !asked.isEnded; turns++) await turn()
    assert.ok(asked.isEnded && asked.batches <= 15)
  })

  test(`${name}: where reading fails, the file fails and has no end`, async () => {
    async function* batches() {
      yield [rowOf(1)]
      throw new Error('The database went away')
    }
    const file = write({ columns, batches: batches() })
    const failure = new Promise((tell) => finished(file, tell))
    file.resume()
    assert.match(String(await failure), /The database went away/)
  })
}

test('as many rows as were given are in a CSV and in an XLSX of 200,000 rows', async () => {
  const csv = await buffer(Readable.from(csvInBatches(countedRows(200_000).table)))
  assert.equal(csv.toString().split('\r\n').length, 1 + 200_000 + 1)
  const [sheet = ''] = await sheetsOf(await buffer(writeTable('A long list', countedRows(200_000).table)))
  assert.equal(sheet.match(/<row /g)?.length, 1 + 200_000)
})

test('what does not fit on one sheet of an XLSX is on the next, under the same headings', async () => {
  const { table } = countedRows(250, 40)
  const workbook = await openWorkbook(await buffer(writeTable('A long list', table, 121)))
  assert.ok(!isRefusal(workbook), JSON.stringify(workbook))
  const texts: unknown[] = []
  for (const unread of workbook.sheets) {
    const sheet = await unread.read()
    assert.ok(!isRefusal(sheet), JSON.stringify(sheet))
    const codes = sheet.rows.map(({ cells }) => [...cells.values()].slice(0, 1).map(shown).join(''))
    texts.push([sheet.name, codes.length, codes[0], codes[1], codes.at(-1)])
  }
  assert.deepEqual(texts, [
    ['List', 121, 'Code', 'C0', 'C119'],
    ['List 2', 121, 'Code', 'C120', 'C239'],
    ['List 3', 11, 'Code', 'C240', 'C249'],
  ])
})

test('rows that just fill a sheet need no second one, and no rows give a sheet of headings', async () => {
  for (const rows of [0, 1000]) {
    const bytes = await buffer(writeTable('A list', countedRows(rows).table, 1001))
    assert.equal((await sheetsOf(bytes)).length, 1)
  }
})

async function sheetsOf(bytes: Buffer): Promise<readonly string[]> {
  const zip = await fromBufferPromise(bytes)
  const sheets: string[] = []
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.startsWith('xl/worksheets/')) continue
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry)
    sheets.push(inflateRawSync(bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)).toString())
  }
  return sheets
}

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { rawWorkbook } from '../../../test/hostile/raw-workbook.ts'
import { writeTable } from '../../workbook/writing/write-table.ts'
import { registerRows } from './register-rows.ts'

const csv = 'Code,Status\r\n00L,"Met, of 20/21"\r\n\r\n117,x\r\n'
const rows = [['Code', 'Status'], ['00L', 'Met, of 20/21'], [''], ['117', 'x']]

describe('a CSV file is read as text, code by code', () => {
  const files: readonly [name: string, bytes: Uint8Array][] = [
    ['in UTF-8', Buffer.from(csv)],
    ['in UTF-8 with a mark', Buffer.from(`\uFEFF${csv}`)],
    ['in UTF-16', Buffer.from(`\uFEFF${csv}`, 'utf16le')],
    ['with lines that end in LF alone', Buffer.from(csv.replaceAll('\r\n', '\n'))],
  ]
  for (const [name, bytes] of files) {
    test(name, async () => assert.deepEqual(await registerRows(bytes), { kind: 'rows', rows, misshapen: [] }))
  }

  test('in the one-byte encoding that Excel writes', async () => {
    const read = await registerRows(Buffer.from('Code,Name\nRVJ,Caf\xe9\n', 'latin1'))
    assert.deepEqual(read.kind === 'rows' && read.rows[1], ['RVJ', 'Café'])
  })
})

describe('a file that is no register is refused with the true reason and a way out', () => {
  const again = 'Download the register from the toolkit again and send that\\.$'
  const files: readonly [name: string, bytes: Uint8Array, says: RegExp][] = [
    ['an empty file', Buffer.from(''), new RegExp(`The file is empty\\. ${again}`)],
    ['a PDF', Buffer.from('%PDF-1.7'), new RegExp(`looks like a PDF\\. ${again}`)],
    [
      'an old workbook',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      /\.xls\)\. Open it in Excel, save it as an Excel Workbook/,
    ],
    ['one with a password', oldOffice('EncryptedPackage'), /protected with a password/],
    ['one that a label locks', oldOffice('DRMEncryptedDataSpace'), /label locks this file/],
    ['one with macros', rawWorkbook({ 'xl/vbaProject.bin': 'x' }), /macros \(xl\/vbaProject\.bin\)/],
    ['an archive cut off', Buffer.from('PK\u0003\u0004\u0014\u0000'), /The end of the file is missing/],
    [
      'a quotation mark that is not closed',
      Buffer.from('Code,Status\n"RVJ,x\n'),
      /on line 2 a quotation mark is not closed/,
    ],
    [
      'lists within lists',
      Buffer.from(`[{"a":${'['.repeat(2000)}${']'.repeat(2000)}}]`),
      /cannot be read as a list of rows/,
    ],
    ['half of a JSON file', Buffer.from('[{"Code":"RVJ"'), /cannot be read as a list of rows/],
    ['more objects than rows are read', Buffer.from(`[${'{},'.repeat(100_001)}{}]`), /more than 100,000 rows/],
    ['a file of more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), /larger than 10 MB/],
  ]
  for (const [name, bytes, says] of files) {
    test(name, async () => {
      const read = await registerRows(bytes)
      assert.match(read.kind === 'refused' ? read.because : 'it was read', says)
    })
  }
})

test('only the first sheet of a workbook is read, whatever people added after it', async () => {
  const read = await registerRows(rawWorkbook({ 'xl/workbook.xml': twoSheets }))
  assert.deepEqual(read, { kind: 'rows', rows: [['A text']], misshapen: [] })
})

test('a register that LibreOffice opened from CSV and saved as a workbook has the same rows', async () => {
  const file = join(import.meta.dirname, '../../../test/workbooks/more/register-from-csv.xlsx')
  const read = await registerRows(readFileSync(file))
  assert.deepEqual(read.kind === 'rows' && read.rows.slice(1), [
    ['RVJ', 'A', '20/21 Standards Met', '28/07/2021'],
    ['117', 'B', '20/21 Standards Met', '30/06/2021'],
    ['00L', 'C', '20/21 Approaching Standards', '01/07/2021'],
  ])
})

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const twoSheets = `<workbook xmlns:r="${office}"><sheets><sheet name="Plan" r:id="rId1"/><sheet name="Own" r:id="rId3"/></sheets></workbook>`

function oldOffice(stream: string): Buffer {
  const start = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  return Buffer.concat([start, Buffer.alloc(504), Buffer.from(stream, 'utf16le')])
}

describe('each form in which a spreadsheet saves the download gives the same rows', () => {
  const plain = 'Code,Status,Date Of Publication\r\nRVJ,20/21 Standards Met,30/06/2021\r\n'
  const forms: readonly [name: string, bytes: Uint8Array][] = [
    ['with semicolons', Buffer.from(plain.replaceAll(',', ';'))],
    ['with tabs, in UTF-16', Buffer.from(`\uFEFF${plain.replaceAll(',', '\t')}`, 'utf16le')],
    ['in UTF-16 of the other order', Buffer.from(`\uFEFF${plain}`, 'utf16le').swap16()],
    ['with its separator declared', Buffer.from(`sep=;\r\n${plain.replaceAll(',', ';')}`)],
    ['guarded against a spreadsheet', Buffer.from(plain.replace('RVJ', '="RVJ"'))],
    ['with characters of no width', Buffer.from(plain.replace('RVJ', 'RVJ\u200b\u00a0'))],
  ]
  for (const [name, bytes] of forms) {
    test(name, async () => {
      const read = await registerRows(bytes)
      assert.deepEqual(read.kind === 'rows' && read.rows, [
        ['Code', 'Status', 'Date Of Publication'],
        ['RVJ', '20/21 Standards Met', '30/06/2021'],
      ])
    })
  }
})

test('this service’s own JSON gives the same rows', async () => {
  const rows = [
    { Code: '00L', Status: '20/21 Standards Met' },
    { Code: '117', Status: '' },
  ]
  assert.deepEqual(await registerRows(Buffer.from(JSON.stringify(rows))), {
    kind: 'rows',
    rows: [
      ['Code', 'Status'],
      ['00L', '20/21 Standards Met'],
      ['117', ''],
    ],
    misshapen: [],
  })
})

describe('a workbook of more rows than a plan has', () => {
  const columns = ['Code', 'Status', 'Date Of Publication']
  async function workbookOf(count: number): Promise<Buffer> {
    const row = (each: number) => [`A${each}`, '20/21 Standards Met', '30/06/2021']
    const chunks: Buffer[] = []
    async function* batches() {
      yield Array.from({ length: count }, (_, each) => row(each))
    }
    for await (const chunk of writeTable('Register', { columns, batches: batches() })) chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks)
  }

  test('is read whole, and says how far it has come', async () => {
    const steps: number[] = []
    const read = await registerRows(await workbookOf(4001), (rows) => steps.push(rows))
    assert.ok(read.kind === 'rows')
    assert.deepEqual(
      [read.rows.length, read.rows[0], read.rows.at(-1)?.[0], steps],
      [4002, columns, 'A4000', [2000, 4000]],
    )
  })
  test('but not of more than 100,000', async () => {
    const read = await registerRows(await workbookOf(100_000))
    assert.ok(read.kind === 'refused')
    assert.match(read.because, /has more than 100,000 rows/)
  })
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { rawWorkbook, relationships, sheet, sheetPart } from '../../../test/hostile/raw-workbook.ts'
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

describe('a workbook of several sheets', () => {
  const register = `${cells(1, 'Code', 'Status', 'Date Of Publication')}${cells(2, 'RR1', 'Standards Met', '')}`
  const formula = '<row r="2"><c r="A2"><f>TODAY()</f></c></row>'
  const far = '<row r="2"><c r="CV2" t="inlineStr"><is><t>x</t></is></c></row>'
  const rr1 = [
    ['Code', 'Status', 'Date Of Publication'],
    ['RR1', 'Standards Met'],
  ]
  const read: readonly [name: string, first: string, second: string][] = [
    ['the register and notes', register, cells(1, 'A note')],
    ['notes and the register', cells(1, 'A note'), register],
    ['notes with a formula, and the register', formula, register],
    ['notes with something far right, and the register', far, register],
    ['the register, and notes with a formula', register, formula],
    ['notes that are damaged, and the register', `${cells(3, 'x')}${cells(2, 'x')}`, register],
  ]
  for (const [name, first, second] of read) {
    test(`${name}: the register is read`, async () => {
      assert.deepEqual(await registerRows(twoSheets(first, second)), { kind: 'rows', rows: rr1, misshapen: [] })
    })
  }

  test('two with the headings of a register are refused by their names', async () => {
    const found = await registerRows(twoSheets(register, register))
    assert.match(
      found.kind === 'refused' ? found.because : '',
      /More than one sheet has the headings of a register: “Plan” and “Own”/,
    )
  })

  test('without any register, the first is read, and what stands there that cannot be read is told', async () => {
    const found = await registerRows(twoSheets(cells(1, 'A note'), cells(1, 'x')))
    assert.deepEqual(found.kind === 'rows' && found.rows, [['A note']])
    const unread = await registerRows(twoSheets(formula, cells(1, 'x')))
    assert.match(unread.kind === 'refused' ? unread.because : '', /No sheet has the headings .* the sheet “Plan”/)
  })
})

describe('a workbook with a cell that is no text, or is there twice', () => {
  const headings = cells(1, 'Code', 'Status', 'Date Of Publication', 'Own')
  const first = cells(2, 'RR1', 'Standards Met', '30/06/2021')
  const c2 = '<c r="C2" t="inlineStr"><is><t>x</t></is></c>'
  const cases: readonly [name: string, rows: string, says: RegExp | null][] = [
    [
      'a formula in a column that is read',
      '<row r="2"><c r="B2"><f>A1</f></c></row>',
      /formula at B2 of the sheet “Plan”/,
    ],
    ['a formula in another column', '<row r="2"><c r="D2"><f>A1</f></c></row>', null],
    ['something far right', '<row r="2"><c r="CV2"><v>1</v></c></row>', null],
    ['a row far below', '<row r="1048577"/>', /“Plan” has something at row 1048577, far outside any register/],
    ['a row twice', `${first}${cells(2, 'RR2', 'Standards Met', '')}`, /damaged: cell A2 of “Plan” is there twice/],
    ['a row again with fewer cells', `${first}${cells(2, 'RR2')}`, /damaged: cell A2 of “Plan” is there twice/],
    ['a cell twice', `<row r="2">${c2}${c2}</row>`, /damaged: cell C2 of “Plan” is there twice/],
  ]
  for (const [name, rows, says] of cases) {
    test(name, async () => {
      const read = await registerRows(rawWorkbook({ [sheetPart]: sheet(headings + rows) }))
      if (says === null) assert.equal(read.kind, 'rows')
      else assert.match(read.kind === 'refused' ? read.because : 'it was read', says)
    })
  }
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

function twoSheets(first: string, second: string): Buffer {
  const links = [
    ['worksheet', 'worksheets/sheet1.xml'],
    ['worksheet', 'worksheets/sheet2.xml'],
  ] as const
  return rawWorkbook({
    'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="Plan" r:id="rId1"/><sheet name="Own" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(links),
    [sheetPart]: sheet(first),
    'xl/worksheets/sheet2.xml': sheet(second),
  })
}

/** A row of texts; an empty one is an empty cell. */
function cells(row: number, ...texts: readonly string[]): string {
  const written = texts.map(
    (text, index) => `<c r="${'ABCDEF'[index]}${row}" t="inlineStr"><is><t>${text}</t></is></c>`,
  )
  return `<row r="${row}">${written.join('')}</row>`
}

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

describe('a CSV file whose headings cannot be seen says why', () => {
  const [headings, row] = ['Code,Status,Date Of Publication', 'RVJ,20/21 Standards Met,30/06/2021']
  const quotedAs = (open: string, close: string) =>
    [headings, row]
      .map((line) =>
        line
          .split(',')
          .map((value) => open + value + close)
          .join(','),
      )
      .join('\n')
  const files: readonly [name: string, bytes: Buffer, says: RegExp][] = [
    ['rows quoted as wholes', Buffer.from(`"${headings}"\n"${row}"\n`), /stands in quotation marks as a whole/],
    [
      'rows quoted twice',
      Buffer.from(`"${headings.replaceAll(',', '"",""')}"\n`),
      /stands in quotation marks as a whole/,
    ],
    ['single marks', Buffer.from(quotedAs("'", "'")), /single or curly quotation marks/],
    ['curly marks', Buffer.from(quotedAs('“', '”')), /single or curly quotation marks/],
    ['other line ends', Buffer.from(`${headings}\u0085${row}\u0085`), /end in a character \(U\+0085\)/],
    ['UTF-32', utf32(`\uFEFF${headings}`), /is in UTF-32/],
    ['UTF-32 of the other order', utf32(headings).swap32(), /is in UTF-32/],
  ]
  for (const [name, bytes, says] of files) {
    test(name, async () => {
      const read = await registerRows(bytes)
      assert.match(read.kind === 'refused' ? read.because : 'it was read', says)
    })
  }
})

function utf32(text: string): Buffer {
  return Buffer.from(Uint32Array.from(Array.from(text, (letter) => letter.codePointAt(0) ?? 0)).buffer)
}

describe('JSON of others', () => {
  const late = [...Array.from({ length: 150 }, () => ({ Code: 'A81001' })), { Code: 'RVJ', Status: 'Standards Met' }]
  test('has the headings of all its objects', async () => {
    const read = await registerRows(Buffer.from(JSON.stringify(late)))
    assert.deepEqual(read.kind === 'rows' && [read.rows[0], read.rows.at(-1)], [
      ['Code', 'Status'],
      ['RVJ', 'Standards Met'],
    ])
  })
  test('is read in UTF-16', async () => {
    const read = await registerRows(Buffer.from('\uFEFF[{"Code":"RVJ"}]', 'utf16le'))
    assert.deepEqual(read.kind === 'rows' && read.rows, [['Code'], ['RVJ']])
  })
  const refused: readonly [name: string, text: string, says: RegExp][] = [
    [
      'with a list for a value',
      '[{"Code":"RVJ"},{"Code":["RVJ"]}]',
      /In row 3, .* object 2 of the list, “Code” is neither/,
    ],
    ['with true for a value', '[{"Code":"RVJ","Status":true}]', /In row 2, .*“Status” is neither/],
    ['with its list within an object', '{"rows":[{"Code":"RVJ"}]}', /is not one list of objects/],
    ['with lists for rows', '[["Code"],["RVJ"]]', /is not one list of objects/],
  ]
  for (const [name, text, says] of refused) {
    test(`${name} is refused`, async () => {
      const read = await registerRows(Buffer.from(text))
      assert.match(read.kind === 'refused' ? read.because : 'it was read', says)
    })
  }
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

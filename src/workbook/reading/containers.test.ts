import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { megabyte } from '../../../test/hostile/filler.ts'
import {
  type Parts,
  rawParts,
  rawWorkbook,
  relationships,
  sheet,
  sheetPart,
} from '../../../test/hostile/raw-workbook.ts'
import { rawZip } from '../../../test/hostile/raw-zip.ts'
import { readWhole } from '../../../test/hostile/read-whole.ts'
import { shown } from './cell.ts'
import { isRefusal, refusalSentence } from './refusal.ts'

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing'
const oneRow = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'

describe('a name counts only in its namespace and its place', () => {
  const parts: readonly (readonly [name: string, changes: Parts])[] = [
    ['the row of a drawing’s anchor', { [sheetPart]: sheet(oneRow, anchor('xdr:row')) }],
    ['a row of no namespace in an anchor', { [sheetPart]: sheet(oneRow, '<x><from><row>9</row></from></x>') }],
    ['a last row far down, and an anchor', { [sheetPart]: sheet(`${oneRow}<row r="1048576"/>`, anchor('xdr:row')) }],
    [
      'a cell of another namespace',
      { [sheetPart]: sheet(`${oneRow}<row r="2"><d:c xmlns:d="d" r="B2"><v>7</v></d:c></row>`) },
    ],
    ['a value that belongs to no cell', { [sheetPart]: sheet(`${oneRow}<row r="2"><v>7</v></row>`) }],
    [
      'a cell within an extension',
      { [sheetPart]: sheet(oneRow, '<extLst><ext><row r="2"><c r="A2"><v>7</v></c></row></ext></extLst>') },
    ],
    ['a prefix for all names', { [sheetPart]: prefixed() }],
    ['the names of the strict form', { [sheetPart]: sheet(oneRow).replace(spreadsheet, strict) }],
    [
      'merged cells of another namespace',
      { [sheetPart]: sheet(oneRow, '<x:mergeCells xmlns:x="x"><x:mergeCell ref="A1:B9"/></x:mergeCells>') },
    ],
    [
      'a text beside the one shown',
      {
        'xl/sharedStrings.xml': `<sst xmlns="${spreadsheet}"><si><t>A text</t><rPh><t>hint</t></rPh><extLst><t>no</t></extLst></si></sst>`,
      },
    ],
    ['a sheet with another id beside its own', { 'xl/workbook.xml': workbookPart('xmlns:a="a" a:id="rId3"') }],
  ]
  for (const [name, changes] of parts)
    test(name, async () => assert.deepEqual(await cellsOf(rawWorkbook(changes)), ['A1 A text']))

  test('a cell of spaces where a number is expected is empty', async () => {
    for (const type of ['n', 's', 'b', 'd', 'e']) {
      const blank = `<row r="2"><c r="A2" t="${type}"><v> </v></c></row>`
      assert.deepEqual(await cellsOf(rawWorkbook({ [sheetPart]: sheet(oneRow + blank) })), ['A1 A text'])
    }
  })

  test('the formats in dxfs are not those of cells', async () => {
    const formats =
      '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>'
    const dxfs = '<dxfs><dxf><numFmt numFmtId="164" formatCode="0.00"/></dxf></dxfs>'
    for (const styles of [formats + dxfs, dxfs + formats]) {
      const changes = { 'xl/styles.xml': `<styleSheet xmlns="${spreadsheet}">${styles}</styleSheet>` }
      assert.deepEqual(await cellsOf(numberCell(changes, '44561')), ['A1 31/12/2021'])
    }
  })
})

test('what one formula fills is a formula in every cell', async () => {
  const data =
    '<row r="1"><c r="A1" t="str"><f t="array" ref="A1:B2">X1:Y2</f><v>a</v></c><c r="B1" t="str"><v>b</v></c><c r="C1"><v>1</v></c></row><row r="2"><c r="A2" t="str"><v>c</v></c></row>'
  assert.deepEqual(await cellsOf(rawWorkbook({ [sheetPart]: sheet(data) })), ['A1 =X1:Y2', 'B1 =…', 'C1 1', 'A2 =…'])
})

describe('parts are found by relationship and content type, wherever they are', () => {
  const folders: readonly (readonly [name: string, folder: string])[] = [
    ['under another folder', 'other/'],
    ['in the root', ''],
    ['deep down', 'a/b/c/'],
    ['with a space in a name', 'my%20folder/'],
  ]
  for (const [name, folder] of folders)
    test(name, async () => assert.deepEqual(await cellsOf(movedTo(folder)), ['A1 A text']))

  test('by a path from the root, with another case or a backslash', async () => {
    for (const target of [
      '/xl/workbook.xml',
      'XL/Workbook.XML',
      'xl\\workbook.xml',
      './xl/workbook.xml',
      '../xl/workbook.xml',
      ' xl/workbook.xml',
    ])
      assert.deepEqual(
        await cellsOf(rawWorkbook({ '_rels/.rels': relationships([['officeDocument', target]]) })),
        ['A1 A text'],
        target,
      )
  })

  test('a part whose name leads out of the file is named as the reason', async () => {
    for (const name of ['/xl/evil.xml', '../evil.xml'])
      assert.match(await refusalOf(rawWorkbook({ [name]: '<x/>' })), /the name of a part leads out of the file/)
  })

  test('a workbook behind a byte order mark is said to have been passed on as text', async () => {
    const marked = Buffer.concat([Buffer.from('\uFEFF'), rawWorkbook()])
    assert.match(await refusalOf(marked), /a workbook that was passed on as text\. .*Send the workbook itself/)
  })

  test('a Word document is none, whatever its parts are called', async () => {
    const types =
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    assert.match(await refusalOf(rawWorkbook({ '[Content_Types].xml': types })), /not an \.xlsx workbook/)
  })

  test('macros are found by their content type', async () => {
    const types =
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/other/thing.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    const file = rawWorkbook({ '[Content_Types].xml': types, 'other/thing.bin': 'x' })
    assert.match(await refusalOf(file), /macros \(other\/thing\.bin\)/)
  })

  test('one that is listed but missing is missed only by a cell that needs it', async () => {
    assert.deepEqual(await cellsOf(numberCell({ 'xl/sharedStrings.xml': null, 'xl/styles.xml': null }, '7')), ['A1 7'])
    assert.match(await refusalOf(rawWorkbook({ 'xl/sharedStrings.xml': null })), /cell A1 of “Plan” cannot be read/)
  })
})

describe('limits hold only for what is read', () => {
  const blank = Buffer.alloc(20 * megabyte)
  for (const part of [
    'xl/media/image1.bmp',
    'xl/printerSettings/printerSettings1.bin',
    'docProps/thumbnail.emf',
    'customXml/item1.xml',
  ])
    test(`a huge ${part} is never unpacked`, async () =>
      assert.deepEqual(await cellsOf(rawWorkbook({ [part]: blank })), ['A1 A text']))

  test('20,000 cell formats are read, and 64,000 are refused by their name', async () => {
    assert.deepEqual(await cellsOf(rawWorkbook({ 'xl/styles.xml': formats(20_000) })), ['A1 A text'])
    assert.match(await refusalOf(rawWorkbook({ 'xl/styles.xml': formats(64_000) })), /cell formats.*Paste Values/)
  })

  test('the refusal of a large sheet says which', async () => {
    const huge = sheet(`<a>${'<b/>'.repeat(130_000)}</a>`)
    assert.match(await refusalOf(rawWorkbook({ [sheetPart]: huge })), /from the sheet “Plan”/)
  })
})

describe('what is around an archive', () => {
  const plain = rawWorkbook()
  const padded: readonly (readonly [name: string, file: Buffer])[] = [
    ['a line end after it', Buffer.concat([plain, Buffer.from('\r\n')])],
    ['a line end before it', Buffer.concat([Buffer.from('\r\n'), plain])],
    ['zeros after it, to a whole block', Buffer.concat([plain, Buffer.alloc(1024 - (plain.length % 1024))])],
    ['spaces on both sides', Buffer.concat([Buffer.from('  \n'), plain, Buffer.from('\n  ')])],
  ]
  for (const [name, file] of padded)
    test(`${name} is left out`, async () => assert.deepEqual(await cellsOf(file), ['A1 A text']))

  test('something else after it is refused with the reason', async () => {
    assert.match(
      await refusalOf(Buffer.concat([plain, Buffer.from('--boundary--')])),
      /something else follows after its end/,
    )
    assert.match(
      await refusalOf(Buffer.concat([plain, Buffer.from('\r\n'), Buffer.alloc(40, 'x')])),
      /something else follows/,
    )
  })

  test('parts in any order, with sizes after their content, are read', async () => {
    const parts = rawParts({ 'xl/media/image1.png': Buffer.from('89504e47', 'hex') }).toReversed()
    assert.deepEqual(await cellsOf(rawZip(parts.map((part) => ({ ...part, flags: 8, saysSizesLater: true })))), [
      'A1 A text',
    ])
  })
})

describe('what the file is instead is said with a way out', () => {
  const files: readonly (readonly [name: string, file: Buffer, says: RegExp])[] = [
    ['Apple Numbers', instead({ 'Index/Document.iwa': 'x', 'preview.jpg': 'x' }), /Numbers.*Export To, Excel/],
    [
      'a Google page in a ZIP',
      instead({ 'Sheet1.html': '<p>', 'resources/sheet.css': 'x' }),
      /Download, Microsoft Excel/,
    ],
    [
      'a shortcut to a Google Sheet',
      Buffer.from('{"":"","doc_id":"1aB","email":"a@example.org"}'),
      /Google Sheet.*Download/,
    ],
    ['a ZIP with a workbook', instead({ 'plan.xlsx': 'x' }), /Unpack it/],
    ['an .ods', instead({ mimetype: 'x', 'content.xml': '<x/>' }), /save it as Excel 2007-365/],
    [
      'a workbook with a password',
      oldOffice('EncryptedPackage', 'StrongEncryptionDataSpace'),
      /protected with a password/,
    ],
    [
      'a workbook that a label locks',
      oldOffice('EncryptedPackage', 'DRMEncryptedDataSpace'),
      /label locks this file.*General/,
    ],
    ['an old workbook that a label locks', oldOffice('Workbook', 'DRMContent'), /label locks this file/],
    ['a web page', Buffer.from('<html><table><tr><td>1'), /web page \(HTML\)\. If it holds a list, open it/],
    ['an old workbook', oldOffice('Workbook'), /\.xls\).*save it as an Excel Workbook/],
  ]
  for (const [name, file, says] of files) test(name, async () => assert.match(await refusalOf(file), says))

  test('in the words of the page that asks', async () => {
    const read = await readWhole(Buffer.alloc(0))
    assert.ok(isRefusal(read))
    assert.equal(
      refusalSentence(read, 'Download the register again.'),
      'The file is empty. Download the register again.',
    )
  })
})

async function cellsOf(file: Buffer): Promise<readonly string[]> {
  const sheets = await readWhole(file)
  assert.ok(!isRefusal(sheets), isRefusal(sheets) ? refusalSentence(sheets) : '')
  const letters = 'ABCDEFGH'
  return sheets.flatMap(({ rows }) =>
    rows.flatMap(({ number, cells }) =>
      [...cells].map(([column, cell]) => `${letters[column - 1]}${number} ${shown(cell)}`),
    ),
  )
}

async function refusalOf(file: Buffer): Promise<string> {
  const read = await readWhole(file)
  assert.ok(isRefusal(read), 'it was read')
  return refusalSentence(read)
}

function anchor(row: string): string {
  return `<controls><control><controlPr><anchor><from xmlns:xdr="${drawing}"><xdr:col>1</xdr:col><${row}>2</${row}></from></anchor></controlPr></control></controls>`
}

function prefixed(): string {
  const body = '<x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData>'
  return `<x:worksheet xmlns:x="${spreadsheet}">${body}</x:worksheet>`
}

function workbookPart(attributes: string): string {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return `<workbook xmlns="${spreadsheet}"><sheets><sheet name="Plan" sheetId="1" ${attributes} xmlns:q="${office}" q:id="rId1"/></sheets></workbook>`
}

function numberCell(changes: Parts, value: string): Buffer {
  return rawWorkbook({ ...changes, [sheetPart]: sheet(`<row r="1"><c r="A1" s="0"><v>${value}</v></c></row>`) })
}

/** The workbook with all its parts in another folder. */
function movedTo(folder: string): Buffer {
  const parts = rawParts({ '_rels/.rels': relationships([['officeDocument', `${folder}workbook.xml`]]) })
  return rawZip(parts.map((part) => ({ ...part, name: part.name.replace(/^xl\//, decodeURIComponent(folder)) })))
}

function instead(contents: Readonly<Record<string, string>>): Buffer {
  return rawZip(Object.entries(contents).map(([name, content]) => ({ name, content: Buffer.from(content) })))
}

function formats(count: number): string {
  const one =
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="left"/></xf>'
  return `<styleSheet xmlns="${spreadsheet}"><cellXfs count="${count}">${one.repeat(count)}</cellXfs></styleSheet>`
}

function oldOffice(...streams: readonly string[]): Buffer {
  const start = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  return Buffer.concat([
    start,
    Buffer.alloc(504),
    ...streams.map((name) => Buffer.from(`${name}\0`, 'utf16le')),
    Buffer.alloc(512),
  ])
}

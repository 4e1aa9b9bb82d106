import type { Refusal } from '../../src/workbook/refusal.ts'
import { type Parts, rawParts, rawWorkbook, relationships, sheet, sheetPart } from './raw-workbook.ts'
import { overlappingZip, rawZip } from './raw-zip.ts'

/** A file that must be refused, and by which name. Made when asked for: nothing large is kept. */
export type HostileFile = { readonly name: string; readonly reason: Refusal['reason']; readonly make: () => Buffer }

const megabyte = 1024 * 1024

export const hostileFiles: readonly HostileFile[] = [
  // What is no workbook at all.
  file('an empty file', 'empty', () => Buffer.alloc(0)),
  file('a file of more than 2 MB', 'file-too-large', () => Buffer.alloc(2 * megabyte + 1, 'PK\u0003\u0004')),
  file('an .xls renamed', 'not-a-workbook', () => oldOffice('Workbook')),
  file('a PDF renamed', 'not-a-workbook', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n')),
  file('a CSV renamed', 'not-a-workbook', () => Buffer.from('Row id,Evidence item,Action\n1.6.5/1,1.6.5,Write\n')),
  file('an HTML page renamed', 'not-a-workbook', () => Buffer.from('\uFEFF<!DOCTYPE html><html><table><tr><td>1')),
  file('an .ods renamed', 'not-a-workbook', () => rawWorkbook({ '_rels/.rels': null, 'content.xml': '<x/>' })),
  file('a Word document renamed', 'not-a-workbook', wordDocument),
  file('an .xlsb renamed', 'not-a-workbook', binaryWorkbook),
  file('a workbook with a password', 'encrypted', () => oldOffice('EncryptedPackage')),
  file('a workbook in an encrypted archive', 'encrypted', () =>
    rawZip(rawParts().map((part) => ({ ...part, flags: 1 }))),
  ),
  file('a workbook without its end', 'cut-off', () => rawWorkbook().subarray(0, -30)),

  // Archives that are more than they seem.
  file('a bomb with a true header', 'unpacks-too-large', () => bomb({})),
  file('a bomb that says it is small', 'unpacks-too-large', () => bomb({ saysSize: 1000 })),
  file('a bomb in a part that is never read', 'unpacks-too-large', () => bomb({ name: 'xl/media/image1.png' })),
  file('a part that unpacks a thousandfold', 'unpacks-too-large', () => rawWorkbook({ [sheetPart]: zeros(megabyte) })),
  file('three parts of 7 MB', 'unpacks-too-large', () => rawWorkbook(sheets([dense(7), dense(7), dense(7)]))),
  file('ninety sheets that share one content', 'unpacks-too-large', ninetySheetsInOne),
  file('a header that lies within the limits', 'damaged', () => lying({ saysSize: 10 })),
  file('a wrong checksum', 'damaged', () => lying({ saysCrc: 1 })),
  file('a part packed in an unknown way', 'damaged', () => lying({ method: 99 })),
  file('60,000 parts', 'file-too-large', () => rawZip(manyParts(60_000))),
  file('20,000 parts', 'too-many-parts', () => rawZip(manyParts(20_000))),
  file('an archive that says it has 60,000 parts', 'too-many-parts', () => rawZip(rawParts(), 60_000)),
  file('20,000 parts that say they are seven', 'not-a-workbook', () => rawZip(manyParts(20_000), 7)),
  file('two parts of one name', 'damaged', () => rawZip([...rawParts(), ...rawParts().slice(-1)])),
  file('a part above the archive’s own folder', 'damaged', () => rawWorkbook({ '../evil.xml': '<x/>' })),

  // XML that is more than it seems.
  file('a billion laughs in a sheet', 'document-type', () => rawWorkbook({ [sheetPart]: billionLaughs })),
  file('a billion laughs in the shared strings', 'document-type', () =>
    rawWorkbook({ 'xl/sharedStrings.xml': billionLaughs }),
  ),
  file('a document type in the list of relationships', 'document-type', () =>
    rawWorkbook({ '_rels/.rels': billionLaughs }),
  ),
  file('an entity that reads a file', 'document-type', () => rawWorkbook({ [sheetPart]: externalEntity })),
  file('a document type of 3 MB', 'document-type', () =>
    rawWorkbook({ [sheetPart]: `<!DOCTYPE x [${padded('<!ENTITY a "b">', 3)}]><x/>` }),
  ),
  file('a document type in UTF-16', 'damaged', () =>
    rawWorkbook({ [sheetPart]: Buffer.from(`\uFEFF${externalEntity}`, 'utf16le') }),
  ),
  file('an entity that was never declared', 'damaged', () =>
    rawWorkbook({ [sheetPart]: sheet('<row r="1"><c r="A1" t="str"><v>&xxe;</v></c></row>') }),
  ),
  file('tags without number', 'too-much-markup', () => rawWorkbook({ [sheetPart]: sheet(padded('<a/>', 3)) })),
  file('entities without number', 'too-much-markup', () =>
    rawWorkbook({ [sheetPart]: sheet(`<a>${padded('&amp;', 3)}</a>`) }),
  ),
  file('line ends without number', 'too-much-markup', () => rawWorkbook({ [sheetPart]: sheet(padded('\r\n', 3)) })),
  file('a tag of 300,000 attributes', 'too-much-markup', manyAttributes),
  file('tags 100,000 deep', 'too-much-markup', () => rawWorkbook({ [sheetPart]: padded('<a>', 1) })),
  file('XML that breaks off', 'damaged', () => rawWorkbook({ [sheetPart]: '<worksheet><sheetData><row r="1"' })),

  // Sheets that are more than they seem.
  file('a cell at XFD1048576', 'cell-out-of-range', () =>
    cell('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
  ),
  file('a cell beyond any column', 'cell-out-of-range', () => cell('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>')),
  file('row 999999999', 'cell-out-of-range', () => cell('<row r="999999999"><c r="A999999999"><v>1</v></c></row>')),
  file('row -1', 'cell-out-of-range', () => cell('<row r="-1"><c r="A1"><v>1</v></c></row>')),
  file('a cell at no place', 'damaged', () => cell('<row r="1"><c r="$A$1"><v>1</v></c></row>')),
  file('a cell in another row', 'damaged', () => cell('<row r="1"><c r="A2"><v>1</v></c></row>')),
  file('a cell that is there twice', 'damaged', () =>
    cell('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
  ),
  file('a shared string that is not there', 'damaged', () => cell('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')),
  file('a number that is none', 'damaged', () => cell('<row r="1"><c r="A1"><v>1e999</v></c></row>')),
  file('a cell of an unknown type', 'damaged', () => cell('<row r="1"><c r="A1" t="x"><v>1</v></c></row>')),
  file('201 rows', 'too-many-rows', () => cell(rows(201))),
  file('a text of 32,768 characters', 'text-too-long', () => cell(textCell('x'.repeat(32_768)))),
  file('a text of 3 MB', 'text-too-long', () => cell(textCell(dense(3).toString()))),
  file('a merged area over everything, many times', 'too-many-merged-cells', manyMerges),
  file('a sheet that is missing', 'damaged', () => rawWorkbook({ [sheetPart]: null })),

  // What a plan has no use for.
  file('macros', 'macros', () => rawWorkbook({ 'xl/vbaProject.bin': 'x' })),
  file('macros under another name', 'macros', () => linked([['vbaProject', 'harmless.bin']])),
  file('an old macro sheet', 'macros', () => rawWorkbook({ 'xl/macrosheets/sheet1.xml': '<x/>' })),
  file('a link to another workbook', 'external-link', () =>
    rawWorkbook({ 'xl/externalLinks/externalLink1.xml': '<x/>' }),
  ),
  file('a link that leads outside', 'external-link', () =>
    linked([['attachedTemplate', 'http://example.com/x', 'External']]),
  ),
  file('a data connection', 'external-link', () => rawWorkbook({ 'xl/connections.xml': '<x/>' })),
  file('an embedded file', 'embedded-object', () => rawWorkbook({ 'xl/embeddings/oleObject1.bin': 'x' })),
  file('an ActiveX control', 'embedded-object', () => rawWorkbook({ 'xl/activeX/activeX1.xml': '<x/>' })),
]

const billionLaughs = `<!DOCTYPE lolz [<!ENTITY a "lol">${'bcdefghij'
  .split('')
  .map((name, place) => `<!ENTITY ${name} "${`&${'abcdefghij'[place]};`.repeat(10)}">`)
  .join('')}]><worksheet>&j;</worksheet>`

const externalEntity = '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><worksheet>&xxe;</worksheet>'

function file(name: string, reason: Refusal['reason'], make: () => Buffer): HostileFile {
  return { name, reason, make }
}

function oldOffice(stream: string): Buffer {
  const start = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  return Buffer.concat([start, Buffer.alloc(1528), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)])
}

function wordDocument(): Buffer {
  return rawWorkbook({
    '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
    'word/document.xml': '<x/>',
  })
}

function binaryWorkbook(): Buffer {
  return rawWorkbook({ '_rels/.rels': relationships([['officeDocument', 'xl/workbook.bin']]), 'xl/workbook.bin': 'x' })
}

function bomb(changes: { readonly name?: string; readonly saysSize?: number }): Buffer {
  const parts = rawParts().filter(({ name }) => name !== changes.name)
  return rawZip([
    ...parts.filter(({ name }) => name !== sheetPart),
    { name: sheetPart, content: zeros(50 * megabyte), ...changes },
  ])
}

function lying(changes: { readonly saysSize?: number; readonly saysCrc?: number; readonly method?: 99 }): Buffer {
  return rawZip(rawParts().map((part) => (part.name === sheetPart ? { ...part, ...changes } : part)))
}

function zeros(length: number): Buffer {
  return Buffer.alloc(length, ' ')
}

/** So many megabytes that pack about fortyfold: well within the ratio. */
function dense(megabytes: number): Buffer {
  const lines = Array.from({ length: (megabytes * megabyte) / 256 }, (_, n) =>
    (n * 2_654_435_761).toString(36).padEnd(256, 'x'),
  )
  return Buffer.from(lines.join(''))
}

function padded(unit: string, megabytes: number): string {
  const mixed = Array.from({ length: 64 }, (_, n) => unit.repeat(1 + (n % 7)) + ' '.repeat(n % 5)).join('')
  return mixed.repeat(Math.ceil((megabytes * megabyte) / mixed.length))
}

function sheets(contents: readonly Buffer[]): Parts {
  const names = contents.map((_, place) => `worksheets/sheet${place + 1}.xml`)
  return {
    ...listing(names),
    ...Object.fromEntries(names.map((name, place) => [`xl/${name}`, inSheet(contents[place])])),
  }
}

function inSheet(content: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.concat([Buffer.from('<worksheet><a>'), content, Buffer.from('</a></worksheet>')])
}

function listing(names: readonly string[]): Parts {
  const listed = names
    .map((_, place) => `<sheet name="S${place}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`)
    .join('')
  return {
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${listed}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(names.map((name) => ['worksheet', name])),
  }
}

function ninetySheetsInOne(): Buffer {
  const names = Array.from({ length: 90 }, (_, place) => `worksheets/sheet${place + 1}.xml`)
  const others = rawParts(listing(names)).filter(({ name }) => name !== sheetPart)
  return overlappingZip(
    names.map((name) => `xl/${name}`),
    inSheet(dense(1)),
    others,
  )
}

function manyParts(count: number) {
  const [content, packed] = [Buffer.alloc(0), Buffer.from('0300', 'hex')]
  return Array.from({ length: count }, (_, n) => ({ name: n.toString(36), content, packed }))
}

function manyAttributes(): Buffer {
  const attributes = Array.from({ length: 300_000 }, (_, n) => `a${n.toString(36)}="1"`).join(' ')
  return rawWorkbook({ [sheetPart]: `<worksheet ${attributes}/>` })
}

function manyMerges(): Buffer {
  const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(20_000)
  return rawWorkbook({
    [sheetPart]: sheet(rows(200), `<mergeCells>${merges.replaceAll('A1', (_, at) => `A${(at % 9) + 1}`)}</mergeCells>`),
  })
}

function cell(data: string): Buffer {
  return rawWorkbook({ [sheetPart]: sheet(data) })
}

function rows(count: number): string {
  return Array.from({ length: count }, (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c></row>`).join('')
}

function textCell(text: string): string {
  return `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`
}

function linked(links: Parameters<typeof relationships>[0]): Buffer {
  return rawWorkbook({ 'xl/worksheets/_rels/sheet1.xml.rels': relationships(links) })
}

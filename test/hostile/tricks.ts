import { crc32 } from 'node:zlib'
import { dense, filledText, megabyte, padded } from './filler.ts'
import { file, type HostileFile } from './hostile-file.ts'
import { type Parts, rawParts, rawWorkbook, relationships, sheet, sheetPart } from './raw-workbook.ts'
import { rawZip } from './raw-zip.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Archives, lists of parts and formats that would lead a careless reader astray, or keep it busy. */
export const tricks: readonly HostileFile[] = [
  file('two archives in one file', 'damaged', () =>
    Buffer.concat([rawWorkbook(), rawWorkbook({ 'xl/styles.xml': null })]),
  ),
  file('an archive after a program', 'not-a-workbook', () => Buffer.concat([Buffer.from('MZ\u0090\0'), rawWorkbook()])),
  file('a web page after the archive', 'damaged', () =>
    Buffer.concat([rawWorkbook(), Buffer.from('<html>'.repeat(100))]),
  ),
  file('a comment of ends of archives', 'damaged', commentOfEnds),
  file('a table of contents that is elsewhere', 'damaged', () => changed(16, 10)),
  file('a table of contents beyond the end', 'damaged', () => changed(16, 0x7fff_ffff)),
  file('parts whose names differ in capitals only', 'damaged', () => rawWorkbook({ 'XL/Workbook.xml': '<x/>' })),
  file('a part of an absolute name', 'damaged', () => rawWorkbook({ '/etc/evil.xml': '<x/>' })),
  file('a stored part that is larger than it says', 'damaged', storedPart),
  file('a workbook that is its own sheet', 'damaged', () => linked([['worksheet', 'workbook.xml']])),
  file('a sheet that is the list of texts', 'damaged', () => linked([['worksheet', 'sharedStrings.xml']])),
  file('the list of relationships as the workbook', 'not-a-workbook', () => root('_rels/.rels')),
  file('a workbook above the archive', 'not-a-workbook', () => root('../../../etc/passwd')),
  file('a workbook that is no workbook', 'not-a-workbook', () => root('xl/styles.xml')),
  file('130,000 relationships', 'unpacks-too-large', () => linked(Array(130_000).fill(['x', 'y']))),
  file('10,000 sheets of one part', 'too-many-sheets', manySheets),
  file('130,000 content types', 'unpacks-too-large', () => rawWorkbook({ '[Content_Types].xml': overrides(130_000) })),
  file('a content type of 2 MB', 'not-a-workbook', () => typed(filledText('ms-excel.', 2), 'xl/workbook.xml')),
  file('macros by their content type', 'macros', () => typed('application/vnd.ms-office.vbaProject')),
  file('a link by its content type', 'external-link', () =>
    typed('application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml'),
  ),
  file('an embedded file by its content type', 'embedded-object', () =>
    typed('application/vnd.openxmlformats-officedocument.oleObject'),
  ),
  file('64,000 cell formats', 'unpacks-too-large', () => styles(cellFormats(64_000))),
  file('a flood of formats in dxfs', 'unpacks-too-large', () =>
    styles(`<dxfs>${'<dxf><numFmt numFmtId="1" formatCode="0"/></dxf>'.repeat(60_000)}</dxfs>`),
  ),
  file('a flood of texts', 'too-much-markup', () =>
    rawWorkbook({ 'xl/sharedStrings.xml': `<sst xmlns="${main}">${'<si><t/></si>'.repeat(60_000)}</sst>` }),
  ),
  file('a flood of namespaces', 'too-much-markup', floodOfNamespaces),
  file('formulas that fill everything, many times', 'damaged', manyFilled),
  file('a text of zero-width spaces', 'text-too-long', () => oneText('\u200B'.repeat(800_000))),
  file('a text of joiners', 'text-too-long', () => oneText('ن\u200D'.repeat(450_000))),
  file('a formula of 3 MB', 'text-too-long', () =>
    rawWorkbook({ [sheetPart]: sheet(`<row r="1"><c r="A1"><f>HYPERLINK("${dense(3)}</f></c></row>`) }),
  ),
]

/** Files that are heavy but honest: they are read, within the same time. */
export const heavyFiles: readonly (readonly [name: string, make: () => Buffer])[] = [
  ['20,000 cell formats', () => styles(cellFormats(20_000))],
  [
    '30,000 formats in dxfs',
    () => styles(`<dxfs>${'<dxf><numFmt numFmtId="1" formatCode="0"/></dxf>'.repeat(28_000)}</dxfs>`),
  ],
  ['20,000 number formats', () => styles(`<numFmts>${numberFormats(20_000)}</numFmts>`)],
  ['a bomb in a part that is never read', () => rawWorkbook({ 'xl/media/image1.png': Buffer.alloc(50 * megabyte) })],
  ['8,000 cells of long formats', manyFormats],
  ['8,000 cells of a format of open brackets', () => numbersShownAs(`0${'[$'.repeat(126)}`)],
  ['8,000 cells of a format of commas', () => numbersShownAs(`${','.repeat(250)}0..`)],
  ['80 texts of characters that cannot be seen', () => texts('\u200B'.repeat(10_000), 80)],
  ['80 texts of joiners between letters', () => texts('ن\u200D'.repeat(5_000), 80)],
  ['one long text in 8,000 cells', () => cells('<v>0</v>', `<si><t>${'ن\u200D'.repeat(16_000)}</t></si>`)],
]

/** Workbooks without the plan’s headings, in whose cells a careless search for these would take hours. */
export const heavyPlans: readonly (readonly [name: string, make: () => Buffer])[] = [
  ['8,000 cells of stars', () => inEveryCell(`${'*'.repeat(32_000)}x`)],
  ['8,000 cells of spaces', () => inEveryCell(`x${' '.repeat(32_000)}x`)],
  ['8,000 cells of brackets', () => inEveryCell('('.repeat(32_000))],
]

function inEveryCell(text: string): Buffer {
  return cells('<v>0</v>', `<si><t xml:space="preserve">${text}</t></si>`)
}

function manyFilled(): Buffer {
  const row = (n: number) =>
    `<row r="${n + 1}"><c r="A${n + 1}"><f t="array" ref="A${(n % 9) + 1}:XFD1048576">1</f><v>1</v></c></row>`
  return rawWorkbook({ [sheetPart]: sheet(Array.from({ length: 200 }, (_, n) => row(n)).join('')) })
}

function changed(at: number, to: number): Buffer {
  const bytes = rawWorkbook()
  bytes.writeUInt32LE(to, bytes.length - 22 + at)
  return bytes
}

function commentOfEnds(): Buffer {
  const comment = Buffer.from('504b05060000000000000000000000000000000000000000'.repeat(2000), 'hex')
  const bytes = Buffer.concat([rawWorkbook(), comment])
  bytes.writeUInt16LE(comment.length, bytes.length - comment.length - 2)
  return bytes
}

function storedPart(): Buffer {
  const content = Buffer.from(sheet(''))
  const [packed, saysCrc] = [Buffer.concat([content, dense(1)]), crc32(content)]
  return rawZip(
    rawParts().map((part) => (part.name === sheetPart ? { ...part, content, packed, saysCrc, method: 0 } : part)),
  )
}

function root(target: string): Buffer {
  return rawWorkbook({ '_rels/.rels': relationships([['officeDocument', target]]) })
}

function linked(links: Parameters<typeof relationships>[0]): Buffer {
  return rawWorkbook({ 'xl/_rels/workbook.xml.rels': relationships(links) })
}

function manySheets(): Buffer {
  const listed = Array.from({ length: 10_000 }, (_, n) => `<sheet name="S${n}" sheetId="${n + 1}" r:id="rId1"/>`)
  return rawWorkbook({
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed.join('')}</sheets></workbook>`,
  })
}

function overrides(count: number): string {
  const all = Array.from({ length: count }, (_, n) => `<Default Extension="${n.toString(36)}" ContentType="x"/>`)
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${all.join('')}</Types>`
}

function typed(type: string, part = 'a/harmless.dat'): Buffer {
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${type}"/></Types>`
  return rawWorkbook({ '[Content_Types].xml': types, 'a/harmless.dat': 'x' })
}

function styles(content: string): Buffer {
  return rawWorkbook({ 'xl/styles.xml': `<styleSheet xmlns="${main}">${content}</styleSheet>` })
}

function cellFormats(count: number): string {
  const one =
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="left"/></xf>'
  return `<cellXfs>${one.repeat(count)}</cellXfs>`
}

function numberFormats(count: number): string {
  return Array.from(
    { length: count },
    (_, n) => `<numFmt numFmtId="${n + 200}" formatCode="${'0;'.repeat(20)}${n}"/>`,
  ).join('')
}

/** Each cell with a format of its own, as long as Excel allows. */
function manyFormats(): Buffer {
  const code = `[&lt;${'9'.repeat(10)}]&quot;${'x'.repeat(100)}&quot;`
  const formats = Array.from({ length: 8_000 }, (_, n) => `<numFmt numFmtId="${n + 200}" formatCode="${code}${n}"/>`)
  const used = Array.from({ length: 8_000 }, (_, n) => `<xf numFmtId="${n + 200}"/>`)
  return filled(`<numFmts>${formats.join('')}</numFmts><cellXfs>${used.join('')}</cellXfs>`)
}

function filled(content: string): Buffer {
  const data = grid((n, at) => `<c r="${at}" s="${n}"><v>44561</v></c>`)
  return rawWorkbook({
    'xl/styles.xml': `<styleSheet xmlns="${main}">${content}</styleSheet>`,
    [sheetPart]: sheet(data),
  })
}

function numbersShownAs(format: string): Buffer {
  const formats = `<numFmts><numFmt numFmtId="200" formatCode="${format}"/></numFmts>`
  return rawWorkbook({
    'xl/styles.xml': `<styleSheet xmlns="${main}">${formats}<cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
    [sheetPart]: sheet(grid((_, at) => `<c r="${at}" s="0"><v>3</v></c>`)),
  })
}

function cells(value: string, strings: string): Buffer {
  const parts: Parts = { 'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings}</sst>` }
  return rawWorkbook({ ...parts, [sheetPart]: sheet(grid((_, at) => `<c r="${at}" t="s">${value}</c>`)) })
}

/** As many cells as are read: 200 rows of 40. */
function grid(cell: (number: number, at: string) => string): string {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ', ...[...'ABCDEFGHIJKLMN'].map((letter) => `A${letter}`)]
  const row = (number: number) =>
    letters.map((letter, column) => cell(number * 40 + column, `${letter}${number + 1}`)).join('')
  return Array.from({ length: 200 }, (_, number) => `<row r="${number + 1}">${row(number)}</row>`).join('')
}

function texts(text: string, count: number): Buffer {
  const row = (number: number) => `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>${text}</t></is></c></row>`
  return rawWorkbook({ [sheetPart]: sheet(Array.from({ length: count }, (_, n) => row(n + 1)).join('')) })
}

function oneText(text: string): Buffer {
  return texts(text, 1)
}

/** Forty elements deep with a hundred namespaces each, then very many that declare one more. */
function floodOfNamespaces(): Buffer {
  const level = (depth: number) => `<a ${Array.from({ length: 90 }, (_, n) => `xmlns:a${depth}x${n}="x"`).join(' ')}>`
  const nest = Array.from({ length: 40 }, (_, depth) => level(depth)).join('')
  return rawWorkbook({ [sheetPart]: `<worksheet xmlns="${main}">${nest}${padded('<b xmlns="y"/>', 2)}` })
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { day } from '../../src/core/day.ts'
import { cellName } from '../../src/workbook/cell-address.ts'
import type { CellToWrite, SheetToWrite } from '../../src/workbook/writing/sheet-to-write.ts'
import { templateSheets } from '../../src/workbook/writing/write-template.ts'
import { type RawPart, rawZip } from '../hostile/raw-zip.ts'
import { baseItems } from './base-template.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function googleLike(): Buffer {
  const strings: string[] = []
  const sheets = filledSheets().map((sheet) => googleSheet(sheet, strings))
  const parts: readonly RawPart[] = [
    part('xl/media/image1.png', Buffer.from('89504e470d0a1a0a', 'hex')),
    ...sheets.map((xml, index) => part(`xl/worksheets/sheet${index + 1}.xml`, xml)),
    part('xl/sharedStrings.xml', sharedStrings(strings)),
    part('xl/styles.xml', styles('')),
    part('xl/workbook.xml', workbook('', 'r')),
    part(
      'xl/_rels/workbook.xml.rels',
      links([...sheetLinks(''), ['sharedStrings', 'sharedStrings.xml'], ['styles', 'styles.xml']]),
    ),
    part('_rels/.rels', links([['officeDocument', 'xl/workbook.xml']])),
    part('[Content_Types].xml', contentTypes()),
  ]
  return rawZip(parts.map((each) => ({ ...each, flags: 8, saysSizesLater: true })))
}

function googleSheet({ cells }: SheetToWrite, strings: string[]): string {
  const written = (cell: CellToWrite) => {
    const at = `r="${cellName(cell)}" s="${styleOf(cell)}"`
    if (cell.value === null) return `<c ${at}/>`
    if (typeof cell.value === 'number') return `<c ${at}><v>${cell.value.toFixed(1)}</v></c>`
    strings.push(cell.value)
    return `<c ${at} t="s"><v>${strings.length - 1}</v></c>`
  }
  const last = Math.max(...cells.map(({ row }) => row))
  const empty = Array.from(
    { length: 300 },
    (_, index) => `<row r="${last + index + 1}" ht="15.75"><c r="A${last + index + 1}" s="0"/></row>`,
  )
  return `<worksheet xmlns="${main}" xmlns:r="${office}" xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main"><sheetData>${rows(cells, written, '')}${empty.join('')}</sheetData><drawing r:id="rId1"/></worksheet>`
}

function openpyxlLike(): Buffer {
  const sheets = filledSheets().map(({ cells }) => {
    const data = rows(cells, openpyxlCell, 'x:')
    return `<x:worksheet xmlns:x="${main}"><x:sheetData>${data}</x:sheetData></x:worksheet>`
  })
  return rawZip([
    part('[Content_Types].xml', contentTypes()),
    part('_rels/.rels', links([['officeDocument', '/xl/workbook.xml']])),
    part('xl/workbook.xml', workbook('x:', 'ns1')),
    part('xl/_rels/workbook.xml.rels', links([...sheetLinks('/xl/'), ['styles', '/xl/styles.xml']])),
    part('xl/styles.xml', styles('x:')),
    ...sheets.map((xml, index) => part(`xl/worksheets/sheet${index + 1}.xml`, xml)),
  ])
}

function openpyxlCell(cell: CellToWrite): string {
  const at = `r="${cellName(cell)}"`
  if (cell.value === null) return ''
  if (typeof cell.value === 'string')
    return `<x:c ${at} t="inlineStr"><x:is><x:t>${escaped(cell.value)}</x:t></x:is></x:c>`
  if (!isDate(cell)) return `<x:c ${at}><x:v>${cell.value}</x:v></x:c>`
  return `<x:c ${at} t="d" s="1"><x:v>${isoDay(cell.value)}T00:00:00</x:v></x:c>`
}

/** The template with its second item filled in, months among it. */
function filledSheets(): readonly SheetToWrite[] {
  const template = templateSheets({
    organisation: { code: 'XCE', name: 'Central England NHS Trust' },
    cycle: '2020-21',
    madeOn: day('2021-07-01'),
    latestCompletion: day('2021-12-30'),
    mostOutstandingItems: 15,
    items: baseItems.map((item) => ({ item, asks: `What ${item.evidence} asks` })),
  })
  if (!template.made) throw new Error('The template was not made')
  return template.sheets.map((sheet) => (sheet.name === 'Improvement plan' ? typedInto(sheet) : sheet))
}

const typedCells: Readonly<Record<string, string | number>> = {
  D5: 'Remote access has a password only',
  E5: 'Buy tokens',
  F5: 'Sam Smith',
  J5: 3,
  K5: 'Yes',
  L5: 'Tokens could not be delivered',
  M5: 44_367,
}

function typedInto(sheet: SheetToWrite): SheetToWrite {
  return { ...sheet, cells: sheet.cells.map((cell) => ({ ...cell, value: typedCells[cellName(cell)] ?? cell.value })) }
}

function rows(cells: readonly CellToWrite[], written: (cell: CellToWrite) => string, prefix: string): string {
  const byRow = Map.groupBy(cells, ({ row }) => row)
  return [...byRow]
    .toSorted(([a], [b]) => a - b)
    .map(
      ([row, inRow]) =>
        `<${prefix}row r="${row}">${inRow
          .toSorted((a, b) => a.column - b.column)
          .map(written)
          .join('')}</${prefix}row>`,
    )
    .join('')
}

function isDate({ look }: CellToWrite): boolean {
  return look === 'date-input' || look === 'fixed-date'
}

function styleOf(cell: CellToWrite): number {
  return isDate(cell) ? 1 : 0
}

function isoDay(serial: number): string {
  return new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10)
}

function styles(prefix: string): string {
  const name = `${prefix}styleSheet xmlns${prefix === '' ? '' : ':x'}="${main}"`
  const formats = `<${prefix}numFmts><${prefix}numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></${prefix}numFmts>`
  const cellFormats = `<${prefix}cellXfs><${prefix}xf numFmtId="0"/><${prefix}xf numFmtId="164"/></${prefix}cellXfs>`
  return `<${name}>${formats}${cellFormats}</${prefix}styleSheet>`
}

function workbook(prefix: string, relationship: string): string {
  const sheets = filledSheets().map(
    ({ name }, index) => `<${prefix}sheet name="${name}" sheetId="${index + 1}" ${relationship}:id="rId${index + 1}"/>`,
  )
  const namespaces = `xmlns${prefix === '' ? '' : ':x'}="${main}" xmlns:${relationship}="${office}"`
  return `<${prefix}workbook ${namespaces}><${prefix}sheets>${sheets.join('')}</${prefix}sheets></${prefix}workbook>`
}

function sheetLinks(folder: string): readonly (readonly [type: string, target: string])[] {
  return filledSheets().map((_, index) => ['worksheet', `${folder}worksheets/sheet${index + 1}.xml`])
}

function links(all: readonly (readonly [type: string, target: string])[]): string {
  const written = all.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${packaging}/relationships">${written.join('')}</Relationships>`
}

function contentTypes(): string {
  const sheets = filledSheets().map(
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${spreadsheetType}.worksheet+xml"/>`,
  )
  return `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheetType}.sheet.main+xml"/>${sheets.join('')}</Types>`
}

function sharedStrings(strings: readonly string[]): string {
  return `<sst xmlns="${main}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function part(name: string, content: string | Buffer): RawPart {
  return { name, content: typeof content === 'string' ? Buffer.from(content) : content }
}

/**
 * Writes two workbooks as other programs would, by what is known of their files; it uses nothing of theirs:
 * `node --import tsx test/workbooks/write-as-other-programs.ts FOLDER`.
 *
 * - `google-like.xlsx`: streamed, so sizes follow each part; a picture comes first and the content types last; whole
 *   numbers are written 3.0; strings are shared; hundreds of empty rows follow.
 * - `openpyxl-like.xlsx`: the fewest parts and attributes; paths from the root; dates as texts of the standard (t="d"); a
 *   prefix for the main namespace.
 */
const [, , folder] = process.argv
if (folder === undefined) throw new Error('Name the folder to write to')
writeFileSync(join(folder, 'google-like.xlsx'), googleLike())
writeFileSync(join(folder, 'openpyxl-like.xlsx'), openpyxlLike())

import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { SheetToWrite } from './sheet-to-write.ts'
import { escapeXml, sheetXml } from './sheet-xml.ts'
import { stylesXml } from './styles-xml.ts'

/** The bytes of an .xlsx file with a title and these sheets (ECMA-376): only the parts that a workbook needs. */
export async function writeSpreadsheet(title: string, sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const zip = new ZipFile()
  addParts(zip, [
    ...partsOfAnyWorkbook(title),
    ...partsNamingSheets(sheets),
    ...sheets.map((sheet, index) => [sheetPath(index + 1), sheetXml(sheet)] as const),
  ])
  zip.end()
  return buffer(zip.outputStream)
}

type Part = readonly [path: string, xml: string]

/** What a sheet's own file does not hold, and the rest of the workbook has to know. */
export type SheetListed = Pick<SheetToWrite, 'name' | 'frozen'>

/** The path of the sheet with this number, from 1. */
export function sheetPath(number: number): string {
  return `xl/worksheets/sheet${number}.xml`
}

/** Whatever its sheets are. Some programs know an .xlsx by the first of these, so they come first in the file. */
export function partsOfAnyWorkbook(title: string): readonly Part[] {
  return [
    ['_rels/.rels', relationships([officeLink('officeDocument', 'xl/workbook.xml'), propertiesLink])],
    ['docProps/core.xml', propertiesXml(title)],
    ['xl/styles.xml', stylesXml()],
  ]
}

export function partsNamingSheets(sheets: readonly SheetListed[]): readonly Part[] {
  return [
    ['[Content_Types].xml', contentTypes(sheets)],
    ['xl/workbook.xml', workbookXml(sheets)],
    ['xl/_rels/workbook.xml.rels', relationships([...sheets.map(sheetLink), officeLink('styles', 'styles.xml')])],
  ]
}

export function addParts(zip: ZipFile, parts: readonly Part[]): void {
  for (const [path, xml] of parts) zip.addBuffer(Buffer.from(declaration + xml), path, { mtime: noTime })
}

/** Always the same time, an early one that a ZIP archive can name, so that the same content gives the same bytes. */
export const noTime = new Date(Date.UTC(1980, 0, 2))

/** What every part begins with. */
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const opcPackage = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function contentTypes(sheets: readonly SheetListed[]): string {
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${spreadsheet}.${type}+xml"/>`
  return [
    `<Types xmlns="${opcPackage}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('/xl/workbook.xml', 'sheet.main'),
    override('/xl/styles.xml', 'styles'),
    `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`,
    ...sheets.map((_, index) => override(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet')),
    '</Types>',
  ].join('')
}

type Link = { readonly type: string; readonly target: string }

function officeLink(type: string, target: string): Link {
  return { type: `${office}/relationships/${type}`, target }
}

function sheetLink(_: SheetListed, index: number): Link {
  return officeLink('worksheet', `worksheets/sheet${index + 1}.xml`)
}

const propertiesLink = { type: `${opcPackage}/relationships/metadata/core-properties`, target: 'docProps/core.xml' }

function relationships(links: readonly Link[]): string {
  const written = links.map(
    ({ type, target }, index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${opcPackage}/relationships">${written.join('')}</Relationships>`
}

function propertiesXml(title: string): string {
  const names = `xmlns:cp="${opcPackage}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`
  return `<cp:coreProperties ${names}><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`
}

function workbookXml(sheets: readonly SheetListed[]): string {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  return [
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}/relationships">`,
    '<bookViews><workbookView activeTab="0"/></bookViews>',
    `<sheets>${listed.join('')}</sheets>`,
    repeatedRows(sheets),
    '</workbook>',
  ].join('')
}

/** The rows that stay visible are also printed on each page. */
function repeatedRows(sheets: readonly SheetListed[]): string {
  const names = sheets.flatMap(({ name, frozen: { rows } }, index) =>
    rows === 0
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeXml(name)}'!$1:$${rows}</definedName>`,
        ],
  )
  return names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`
}

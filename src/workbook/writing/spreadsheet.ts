import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { SheetToWrite } from './sheet-to-write.ts'
import { escapeXml, sheetXml } from './sheet-xml.ts'
import { stylesXml } from './styles-xml.ts'

/** The bytes of an .xlsx file with a title and these sheets (ECMA-376): only the parts that a workbook needs. */
export async function writeSpreadsheet(title: string, sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const parts: readonly (readonly [path: string, xml: string])[] = [
    ['[Content_Types].xml', contentTypes(sheets)],
    ['_rels/.rels', relationships([officeLink('officeDocument', 'xl/workbook.xml'), propertiesLink])],
    ['docProps/core.xml', propertiesXml(title)],
    ['xl/workbook.xml', workbookXml(sheets)],
    ['xl/_rels/workbook.xml.rels', relationships([...sheets.map(sheetLink), officeLink('styles', 'styles.xml')])],
    ['xl/styles.xml', stylesXml()],
    ...sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)] as const),
  ]
  const zip = new ZipFile()
  for (const [path, xml] of parts) zip.addBuffer(Buffer.from(declaration + xml), path, { mtime: noTime })
  zip.end()
  return buffer(zip.outputStream)
}

/** Always the same time, an early one that a ZIP archive can name, so that the same content gives the same bytes. */
const noTime = new Date(Date.UTC(1980, 0, 2))

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const opcPackage = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function contentTypes(sheets: readonly SheetToWrite[]): string {
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

function sheetLink(_: SheetToWrite, index: number): Link {
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

function workbookXml(sheets: readonly SheetToWrite[]): string {
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
function repeatedRows(sheets: readonly SheetToWrite[]): string {
  const names = sheets.flatMap(({ name, frozen: { rows } }, index) =>
    rows === 0
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeXml(name)}'!$1:$${rows}</definedName>`,
        ],
  )
  return names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`
}

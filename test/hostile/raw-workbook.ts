import { type RawPart, rawZip } from './raw-zip.ts'

/** Parts of a small workbook by name: a new content to replace a part, or null to leave it out. */
export type Parts = Readonly<Record<string, string | Buffer | null>>

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export const sheetPart = 'xl/worksheets/sheet1.xml'

/** A sheet with the given XML in its `sheetData`, and after it. */
export function sheet(data: string, after = ''): string {
  return `<worksheet xmlns="${main}"><sheetData>${data}</sheetData>${after}</worksheet>`
}

export function relationships(links: readonly (readonly [type: string, target: string, mode?: string])[]): string {
  const written = links.map(
    ([type, target, mode], index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${written.join('')}</Relationships>`
}

const plain: Parts = {
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relationships([
    ['worksheet', 'worksheets/sheet1.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
    ['styles', 'styles.xml'],
  ]),
  'xl/sharedStrings.xml': `<sst xmlns="${main}"><si><t>A text</t></si></sst>`,
  'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  [sheetPart]: sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
}

export function rawParts(changes: Parts = {}): readonly RawPart[] {
  return Object.entries({ ...plain, ...changes }).flatMap(([name, content]) =>
    content === null ? [] : [{ name, content: typeof content === 'string' ? Buffer.from(content) : content }],
  )
}

/** The workbook with some of its parts changed. */
export function rawWorkbook(changes: Parts = {}): Buffer {
  return rawZip(rawParts(changes))
}

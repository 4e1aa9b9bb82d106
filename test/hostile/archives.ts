import { dense, megabyte, zeros } from './filler.ts'
import { file, type HostileFile } from './hostile-file.ts'
import { type Parts, rawParts, rawWorkbook, relationships, sheetPart } from './raw-workbook.ts'
import { overlappingZip, rawZip } from './raw-zip.ts'

/** Archives that are more than they seem. */
export const archives: readonly HostileFile[] = [
  file('a bomb with a true header', 'unpacks-too-large', () => bomb({})),
  file('a bomb that says it is small', 'unpacks-too-large', () => bomb({ saysSize: 1000 })),
  file('a part that unpacks a thousandfold', 'unpacks-too-large', () =>
    rawWorkbook({ [sheetPart]: zeros(3 * megabyte) }),
  ),
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
]

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

function sheets(contents: readonly Buffer[]): Parts {
  const names = contents.map((_, index) => `worksheets/sheet${index + 1}.xml`)
  return {
    ...listing(names),
    ...Object.fromEntries(names.map((name, index) => [`xl/${name}`, inSheet(contents[index])])),
  }
}

function inSheet(content: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.concat([Buffer.from('<worksheet><a>'), content, Buffer.from('</a></worksheet>')])
}

function listing(names: readonly string[]): Parts {
  const listed = names
    .map((_, index) => `<sheet name="S${index}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')
  return {
    'xl/workbook.xml': `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${listed}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(names.map((name) => ['worksheet', name])),
  }
}

function ninetySheetsInOne(): Buffer {
  const names = Array.from({ length: 90 }, (_, index) => `worksheets/sheet${index + 1}.xml`)
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

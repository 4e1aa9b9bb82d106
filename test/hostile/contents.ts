import { dense, padded } from './filler.ts'
import { file, type HostileFile } from './hostile-file.ts'
import { rawWorkbook, sheet, sheetPart } from './raw-workbook.ts'

/** XML and sheets that are more than they seem. */
export const contents: readonly HostileFile[] = [
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
  file('tags 100,000 deep', 'too-much-markup', () => rawWorkbook({ [sheetPart]: `<worksheet>${padded('<a>', 1)}` })),
  file('XML that breaks off', 'damaged', () => rawWorkbook({ [sheetPart]: '<worksheet><sheetData><row r="1"' })),
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
  file('a number in another notation', 'damaged', () => cell('<row r="1"><c r="A1"><v>0x10</v></c></row>')),
  file('a row in another notation', 'cell-out-of-range', () => cell('<row r="0x10"><c r="A16"><v>1</v></c></row>')),
  file('a shared string in another notation', 'damaged', () => cell('<row r="1"><c r="A1" t="s"><v>0x0</v></c></row>')),
  file('a number of many digits', 'damaged', () =>
    cell(`<row r="1"><c r="A1"><v>${'1'.repeat(300_000)}x${dense(1)}</v></c></row>`),
  ),
  file('a cell of an unknown type', 'damaged', () => cell('<row r="1"><c r="A1" t="x"><v>1</v></c></row>')),
  file('201 rows', 'too-many-rows', () => cell(rows(201))),
  file('a text of 32,768 characters', 'text-too-long', () => cell(textCell('x'.repeat(32_768)))),
  file('a text of 3 MB', 'text-too-long', () => cell(textCell(dense(3).toString()))),
  file('a merged area over everything, many times', 'too-many-merged-cells', manyMerges),
  file('a sheet that is missing', 'damaged', () => rawWorkbook({ [sheetPart]: null })),
]

const billionLaughs = `<!DOCTYPE lolz [<!ENTITY a "lol">${'bcdefghij'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghij'[index]};`.repeat(10)}">`)
  .join('')}]><worksheet>&j;</worksheet>`

const externalEntity = '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><worksheet>&xxe;</worksheet>'

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

import type { FileKind } from '../../src/core/casefile/file-kind.ts'
import { aCompoundFile } from '../support/compound-file.ts'
import { megabyte } from './filler.ts'
import { file, type HostileFile } from './hostile-file.ts'
import { rawParts, rawWorkbook, relationships } from './raw-workbook.ts'
import { rawZip } from './raw-zip.ts'

/** Files that are not workbooks, and workbooks with things that no plan needs. */
export const lookalikes: readonly HostileFile[] = [
  file('an empty file', 'empty', () => Buffer.alloc(0)),
  file('a file of more than 2 MB', 'file-too-large', () => Buffer.alloc(2 * megabyte + 1, 'PK\u0003\u0004')),
  file('an .xls renamed', 'not-a-workbook', () => oldOffice('Workbook')),
  file('a PDF renamed', 'not-a-workbook', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n')),
  file('a CSV renamed', 'not-a-workbook', () => Buffer.from('Row id,Evidence item,Action\n1.6.5/1,1.6.5,Write\n')),
  file('an HTML page renamed', 'not-a-workbook', () => Buffer.from('\uFEFF<!DOCTYPE html><html><table><tr><td>1')),
  file('an .ods renamed', 'not-a-workbook', () => rawWorkbook({ '_rels/.rels': null, 'content.xml': '<x/>' })),
  file('a Word document renamed', 'not-a-workbook', wordDocument),
  file('an .xlsb renamed', 'not-a-workbook', binaryWorkbook),
  file('an Apple Numbers file', 'not-a-workbook', () =>
    rawZip([{ name: 'Index/Document.iwa', content: Buffer.from('x') }]),
  ),
  file('a shortcut to a Google Sheet', 'not-a-workbook', () => Buffer.from('{"doc_id":"1aB","email":"a@example.org"}')),
  file('a ZIP archive with a workbook in it', 'not-a-workbook', () =>
    rawZip([{ name: 'plan.xlsx', content: rawWorkbook() }]),
  ),
  file('a workbook that a label locks', 'locked-by-label', () => oldOffice('DRMEncryptedTransform')),
  file('a workbook with a password', 'encrypted', () => oldOffice('EncryptedPackage')),
  file('a workbook in an encrypted archive', 'encrypted', () =>
    rawZip(rawParts().map((part) => ({ ...part, flags: 1 }))),
  ),
  file('a workbook without its end', 'cut-off', () => rawWorkbook().subarray(0, -30)),
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

function linked(links: Parameters<typeof relationships>[0]): Buffer {
  return rawWorkbook({ 'xl/worksheets/_rels/sheet1.xml.rels': relationships(links) })
}

/** Attachments of 10 MB that would keep a careless reader busy, and the kind that each is. */
export const heavyAttachments: readonly (readonly [name: string, kind: FileKind, make: () => Buffer])[] = [
  ['an old document that is one list of its table', 'doc', longTableList],
]

/** Every sector after the document names the next one as a part of the list of its allocation table. */
function longTableList(): Buffer {
  const [document, size] = [aCompoundFile({ WordDocument: null }), 512]
  const first = document.length / size - 1
  const list = Buffer.alloc(10 * megabyte - document.length)
  for (let each = 1; each <= list.length / size; each++) list.writeUInt32LE(first + each, each * size - 4)
  document.writeUInt32LE(first, 68)
  return Buffer.concat([document, list])
}

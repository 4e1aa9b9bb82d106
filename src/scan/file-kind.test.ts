import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { heavyAttachments } from '../../test/hostile/lookalikes.ts'
import { aCompoundFile } from '../../test/support/compound-file.ts'
import { anArchive, anOfficeFile, officeType, streamedArchive } from '../../test/support/office-file.ts'
import { type AttachmentKind, isAttachable } from '../core/casefile/attachment.ts'
import { cannotBeAttached, type OtherKind } from '../core/casefile/file-kind.ts'
import { fileKind } from './file-kind.ts'

const project = join(import.meta.dirname, '../..')
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
const png = readFileSync(join(project, 'docs/plan.png'))

type Content = Buffer | (() => Promise<Buffer> | Buffer)

const word = () => anOfficeFile('word/document.xml', `${officeType}wordprocessingml.document`)

/** As Google Docs streams it: pictures first, the list of parts last, and sizes only behind each part. */
function streamed(main: string, type: string): Buffer {
  const types = `<Types><Override PartName="/${main}" ContentType="${officeType}${type}.main+xml"/></Types>`
  return streamedArchive([
    ['word/media/image1.png', png],
    [main, Buffer.from('<x/>')],
    ['[Content_Types].xml', Buffer.from(types)],
  ])
}

describe('a file that may be attached is recognised by its whole content', () => {
  const cases: readonly [name: string, content: Content, kind: AttachmentKind][] = [
    ['a PDF', pdf, 'pdf'],
    ['a PDF after a line end', Buffer.concat([Buffer.from('\n'), pdf]), 'pdf'],
    ['a PDF after spaces and line ends', Buffer.concat([Buffer.from(' \r\n\t\r\n '), pdf]), 'pdf'],
    ['a PDF after a byte order mark', Buffer.concat([Buffer.from('\uFEFF\r\n'), pdf]), 'pdf'],
    ['a PDF after zeros', Buffer.concat([Buffer.alloc(16), pdf]), 'pdf'],
    ['a PDF as the last place where readers look', Buffer.concat([Buffer.alloc(1019, ' '), pdf]), 'pdf'],
    ['a PDF cut from a form', afterLines('------x', 'Content-Type: application/pdf', ''), 'pdf'],
    [
      'a PDF cut from a form with its name',
      afterLines(
        '--b',
        'Content-Disposition: form-data; name="f"; filename="a.pdf"',
        'Content-Type: application/pdf',
        '',
      ),
      'pdf',
    ],
    [
      'a PDF cut from an answer',
      afterLines('HTTP/1.1 200 OK', 'Content-Type: application/pdf', 'Content-Length: 10', ''),
      'pdf',
    ],
    ['a picture of this project', png, 'png'],
    ['a photograph', Buffer.from('ffd8ffe000104a464946000101', 'hex'), 'jpeg'],
    ['a workbook written by LibreOffice', () => readFileSync(join(project, 'test/workbooks/filled-in.xlsx')), 'xlsx'],
    ['a document', word, 'docx'],
    ['a presentation', () => anOfficeFile('ppt/presentation.xml', `${officeType}presentationml.presentation`), 'pptx'],
    ['a streamed document with pictures first', streamed('word/document.xml', 'wordprocessingml.document'), 'docx'],
    ['a streamed workbook with pictures first', streamed('xl/workbook.xml', 'spreadsheetml.sheet'), 'xlsx'],
    ['a streamed presentation', streamed('ppt/presentation.xml', 'presentationml.presentation'), 'pptx'],
    [
      'a document with its main part at another place',
      () => anOfficeFile('a.xml', `${officeType}wordprocessingml.document`),
      'docx',
    ],
    ['a document with a line end behind it', async () => Buffer.concat([await word(), Buffer.from('\r\n')]), 'docx'],
    ['a document padded with zeros', async () => Buffer.concat([await word(), Buffer.alloc(512)]), 'docx'],
    ['a PDF with an archive behind it', async () => Buffer.concat([pdf, await word()]), 'pdf'],
    ['a PDF that writes of macros', Buffer.concat([pdf, Buffer.from('vbaProject')]), 'pdf'],
  ]
  for (const [name, content, kind] of cases)
    test(name, async () => assert.equal(await fileKind(await bytesOf(content)), kind))
})

describe('what may not be attached is recognised too', () => {
  const withMacros = (type: string) => anOfficeFile('word/document.xml', type)
  const hidden = { 'word/vbaProject.bin': pdf }
  const renamed = '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
  const cases: readonly [name: string, content: Content, kind: OtherKind][] = [
    ['nothing', Buffer.alloc(0), 'unknown'],
    ['a text', Buffer.from('%PD'), 'text'],
    ['a list of values', Buffer.from('a,b\r\n1,2\r\n'), 'csv'],
    ['a list of values as Excel writes “Unicode text”', Buffer.from('\uFEFFa\tb\r\n1\t2\r\n', 'utf16le'), 'csv'],
    ['a list under a title', Buffer.from('Our list\na,b\n1,"2, 3\n4"\n5,6\n'), 'csv'],
    ['the beginning of a list of long texts', Buffer.from(`a,b,c\n1,2,"${'Of, course\n'.repeat(900)}"\n`), 'csv'],
    ['a letter', Buffer.from('Dear all, please find enclosed\nthe notes, as agreed.\n'), 'text'],
    ['a long letter', Buffer.from('Dear all,\n\nfirst, then\nas agreed\non Monday; and\nso on.\nYours, A\n'), 'text'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'html'],
    ['a page saved whole', Buffer.from('From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n'), 'html'],
    ['a page saved by an old browser', Buffer.from('From: "Saved by Windows Internet Explorer 8"\r\n'), 'html'],
    ['a page with a PDF behind it', Buffer.concat([Buffer.from('<script>1</script>'), pdf]), 'pdf-inside'],
    [
      'a page in a form with a PDF behind it',
      afterLines('--x', 'Content-Type: text/html', '', '<script>1</script>'),
      'pdf-inside',
    ],
    ['a PDF too far behind', Buffer.concat([Buffer.alloc(1020, ' '), pdf]), 'text'],
    ['a picture of lines, which can hold a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg'],
    ['an XML file', Buffer.from('<?xml version="1.0"?><a/>'), 'xml'],
    ['a rich text file', Buffer.from('{\\rtf1\\ansi a}'), 'rtf'],
    ['a moving picture', Buffer.from('GIF89a\u0001\u0000\u0001\u0000'), 'picture'],
    ['a scan', Buffer.concat([Buffer.from('II*\0'), Buffer.alloc(20)]), 'tiff'],
    ['an iPhone photo', anIsoFile('heic'), 'heic'],
    ['an iPhone photo of another make', anIsoFile('mif1'), 'heic'],
    ['an iPhone photo of the brand heim', anIsoFile('heim'), 'heic'],
    ['an iPhone photo of the brand heis', anIsoFile('heis'), 'heic'],
    ['an iPhone photo of the brand hevm', anIsoFile('hevm'), 'heic'],
    ['an iPhone photo of the brand hevs', anIsoFile('hevs'), 'heic'],
    ['an iPhone photo of the brand miaf', anIsoFile('miaf'), 'heic'],
    ['an AVIF of the family’s brand', anIsoFile('mif1', 'mif1avif'), 'picture'],
    ['an AVIF', anIsoFile('avif', 'mif1avif'), 'picture'],
    ['an iPhone film', anIsoFile('qt  '), 'film'],
    ['a program', Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(100)]), 'program'],
    ['a program of Windows', Buffer.concat([Buffer.from('MZ\x90\0\x03', 'latin1'), Buffer.alloc(100)]), 'program'],
    ['an archive', () => anArchive({ 'a.txt': Buffer.from('a') }), 'zip'],
    [
      'an archive of another make',
      Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(40)]),
      'archive',
    ],
    ['a document with macros', () => withMacros('application/vnd.ms-word.document.macroEnabled'), 'macros'],
    [
      'one that hides them',
      () => anOfficeFile('word/document.xml', `${officeType}wordprocessingml.document`, hidden),
      'macros',
    ],
    [
      'one with macros under another name',
      () => anOfficeFile('a.xml', `${officeType}wordprocessingml.document`, {}, renamed),
      'macros',
    ],
    [
      'a binary workbook',
      () => anOfficeFile('xl/workbook.bin', 'application/vnd.ms-excel.sheet.binary.macroEnabled'),
      'xlsb',
    ],
    ['a template', () => anOfficeFile('xl/workbook.xml', `${officeType}spreadsheetml.template`), 'template'],
    [
      'an OpenDocument text',
      () => anArchive({ mimetype: Buffer.from('application/vnd.oasis.opendocument.text') }),
      'opendocument',
    ],
    ['an Apple Pages file', () => anArchive({ 'Index/Document.iwa': pdf, 'preview.jpg': pdf }), 'iwork'],
    ['an old Word document', aCompoundFile({ WordDocument: null, '1Table': null }), 'doc'],
    ['an old workbook', aCompoundFile({ Workbook: null }), 'xls'],
    ['an older workbook', aCompoundFile({ Book: null }), 'xls'],
    ['an old presentation', aCompoundFile({ 'PowerPoint Document': null }), 'ppt'],
    ['an Outlook email', aCompoundFile({ '__properties_version1.0': null, '__nameid_version1.0': {} }), 'msg'],
    [
      'an Outlook email with an old document in it',
      aCompoundFile({ '__attach_version1.0_#00000000': { WordDocument: null }, '__properties_version1.0': null }),
      'msg',
    ],
    [
      'an old document with an email in it',
      aCompoundFile({ ObjectPool: { '__properties_version1.0': null }, WordDocument: null }),
      'doc',
    ],
    ['another file of that make', aCompoundFile({ Catalog: null }), 'old-office'],
    ['one whose table is damaged', damagedTable(), 'doc'],
    ['one with nothing but its first bytes', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-office'],
    [
      'a workbook with a password',
      aCompoundFile({
        EncryptedPackage: null,
        '\u0006DataSpaces': { TransformInfo: { StrongEncryptionTransform: {} } },
      }),
      'password',
    ],
    [
      'a workbook with a rights label',
      aCompoundFile({ EncryptedPackage: null, '\u0006DataSpaces': { TransformInfo: { DRMEncryptedTransform: {} } } }),
      'rights',
    ],
    [
      'a workbook that does not say how it is protected',
      aCompoundFile({ EncryptedPackage: null, EncryptionInfo: null }),
      'encrypted',
    ],
    ['an old document with a rights label', aCompoundFile({ '\tDRMContent': null, WordDocument: null }), 'rights'],
    [
      'an email with a rights label',
      Buffer.concat([Buffer.from('76e80460c411e386', 'hex'), Buffer.alloc(20)]),
      'rpmsg',
    ],
    ['a file protected whole by a label', Buffer.from('.pfile\u0003\u0000'), 'rights'],
    ['Outlook’s wrapping', Buffer.concat([Buffer.from('789f3e22', 'hex'), Buffer.alloc(20)]), 'winmail'],
    ['an email', Buffer.from('Received: by a\r\n\tfor b\r\nFrom: a@b.c\r\n\r\nHello'), 'eml'],
    [
      'a link to a Google document',
      Buffer.from('{"url":"https://docs.google.com/open?id=1","doc_id":"1"}'),
      'google-link',
    ],
    ['values of a program', Buffer.from('{"url":"https://a.example/"}'), 'text'],
    ['a link of Windows', Buffer.from('[InternetShortcut]\r\nURL=https://a.example/'), 'shortcut'],
    ['an archive cut short', async () => (await word()).subarray(0, 40), 'cut-off'],
    ['an archive of ten thousand entries and one', manyEntries, 'zip'],
    ['an archive that swells to 64 MB', swelling, 'cut-off'],
  ]
  for (const [name, content, kind] of cases)
    test(name, async () => {
      assert.equal(await fileKind(await bytesOf(content)), kind)
      assert.equal(isAttachable(kind), false)
      assert.match(cannotBeAttached(kind), /^This is an? .+, which cannot be attached\. [A-Z].+\.$/)
    })
})

test('no beginning of a file, however cut, is an error', async () => {
  const whole = [await word(), aCompoundFile({ WordDocument: null }), anIsoFile('heic'), streamed('a', 'b')]
  for (const content of whole)
    for (let length = 0; length < Math.min(content.length, 2048); length += 7)
      await fileKind(content.subarray(0, length))
})

for (const [name, kind, make] of heavyAttachments)
  test(`${name} is found to be ${kind}`, async () => assert.equal(await fileKind(make()), kind))

test('a workbook is known behind line ends, spaces and zeros, which readers of plans leave out too', async () => {
  const workbook = await anOfficeFile('xl/workbook.xml', `${officeType}spreadsheetml.sheet`)
  for (const before of ['\r\n', '\n\n', ' ', '\0\0', '\x1a', ' '.repeat(100)])
    assert.equal(await fileKind(Buffer.concat([Buffer.from(before), workbook])), 'xlsx', JSON.stringify(before))
  assert.equal(await fileKind(Buffer.concat([Buffer.from('\r\n'), await word()])), 'docx')
})

test('a compound file whose chains go round in circles has an end', async () => {
  const content = aCompoundFile({ WordDocument: null })
  for (let at = 512; at + 4 <= content.length; at += 4) content.writeUInt32LE(0, at)
  assert.equal(await fileKind(content), 'old-office')
})

async function bytesOf(content: Content): Promise<Buffer> {
  return typeof content === 'function' ? content() : content
}

/** A PDF after lines of text. */
function afterLines(...lines: readonly string[]): Buffer {
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n`), pdf])
}

/** The first box of a photo or film of Apple's. */
function anIsoFile(brand: string, compatible = 'mif1heic'): Buffer {
  return Buffer.concat([
    Buffer.from('00000018', 'hex'),
    Buffer.from(`ftyp${brand}`),
    Buffer.alloc(4),
    Buffer.from(compatible),
    Buffer.alloc(40),
  ])
}

function damagedTable(): Buffer {
  const content = aCompoundFile({ WordDocument: null })
  content.writeUInt32LE(0x00ffffff, 48)
  return content
}

function manyEntries(): Promise<Buffer> {
  return anArchive(Object.fromEntries(Array.from({ length: 10_001 }, (_, each) => [`${each}`, Buffer.alloc(0)])))
}

/** Its list of contents says that it is short, and it is not. */
function swelling(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024))
  return streamedArchive([['[Content_Types].xml', Buffer.alloc(100), packed]])
}

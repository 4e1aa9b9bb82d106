import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { ZipFile } from 'yazl'
import { fileKind } from './file-kind.ts'

const project = join(import.meta.dirname, '../..')
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
const main = 'application/vnd.openxmlformats-officedocument.'

/** An Office file of one kind, as its own list of contents names it, with further entries. */
function office(part: string, type: string, more: Readonly<Record<string, Buffer>> = {}): Promise<Buffer> {
  const types = `<Types><Override PartName="/${part}" ContentType="${type}.main+xml"/></Types>`
  return archive({ '[Content_Types].xml': Buffer.from(types), [part]: Buffer.from('<x/>'), ...more })
}

async function archive(entries: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(content, name, { compress: false })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

const word = () => office('word/document.xml', `${main}wordprocessingml.document`)

describe('a file that may be attached is recognised by its content', () => {
  const cases: readonly [name: string, content: () => Promise<Buffer> | Buffer, kind: string][] = [
    ['a PDF', () => pdf, 'pdf'],
    ['a picture of this project', () => readFileSync(join(project, 'docs/plan.png')), 'png'],
    ['a photograph', () => Buffer.from('ffd8ffe000104a464946000101', 'hex'), 'jpeg'],
    ['a workbook written by LibreOffice', () => readFileSync(join(project, 'test/workbooks/filled-in.xlsx')), 'xlsx'],
    ['a document', word, 'docx'],
    ['a presentation', () => office('ppt/presentation.xml', `${main}presentationml.presentation`), 'pptx'],
    ['a PDF with an archive behind it', async () => Buffer.concat([pdf, await word()]), 'pdf'],
  ]
  for (const [name, content, kind] of cases) test(name, async () => assert.equal(await fileKind(await content()), kind))
})

describe('what may not be attached', () => {
  const withMacros = (type: string) => office('word/document.xml', type)
  const cases: readonly [name: string, content: () => Promise<Buffer> | Buffer][] = [
    ['nothing', () => Buffer.alloc(0)],
    ['a text', () => Buffer.from('%PD')],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a page with a PDF behind it', () => Buffer.concat([Buffer.from('<script>1</script>'), pdf])],
    ['a picture of lines, which can hold a script', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a moving picture', () => Buffer.from('GIF89a\u0001\u0000\u0001\u0000')],
    ['a program', () => Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(100)])],
    ['an archive', () => archive({ 'a.txt': Buffer.from('a') })],
    ['a document with macros', () => withMacros('application/vnd.ms-word.document.macroEnabled')],
    [
      'one that hides them',
      () => office('word/document.xml', `${main}wordprocessingml.document`, { 'word/vbaProject.bin': pdf }),
    ],
    ['an old or a locked document', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['an archive cut short', async () => (await word()).subarray(0, 40)],
    ['an archive of twenty thousand entries', manyEntries],
    ['an archive that swells to 64 MB', swelling],
  ]
  for (const [name, content] of cases) test(name, async () => assert.equal(await fileKind(await content()), null))
})

function manyEntries(): Promise<Buffer> {
  return archive(Object.fromEntries(Array.from({ length: 20_000 }, (_, each) => [`${each}`, Buffer.alloc(0)])))
}

/** Its list of contents says that it is short, and it is not. */
function swelling(): Buffer {
  const name = Buffer.from('[Content_Types].xml')
  const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024))
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(packed.length, 18)
  header.writeUInt32LE(100, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name, packed])
}

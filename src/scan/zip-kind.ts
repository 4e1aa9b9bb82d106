import { inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { FileKind } from '../core/casefile/file-kind.ts'

const starts = ['504b0304', '504b0506', '504b0708'].map((hex) => Buffer.from(hex, 'hex'))
const listName = '[Content_Types].xml'

/** Limits of what is read: an Office file has some tens of parts, and a list of them of some kilobytes. */
const limits = { entries: 10_000, listBytes: 1024 * 1024, mimetypeBytes: 200 } as const

/**
 * What a ZIP archive is, by its table of contents at the end and the list of parts that every Office file holds,
 * wherever it stands: programs that stream a file write pictures first, and sizes only behind each part. null where the
 * content is no archive.
 */
export async function zipKind(padded: Buffer): Promise<FileKind | null> {
  const content = withoutPadding(padded)
  if (!startsLikeZip(content)) return null
  try {
    const zip = await fromBufferPromise(withoutTail(content))
    if (zip.entryCount > limits.entries) return 'zip'
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) entries.push(entry)
    return await kindByEntries(content, zip, entries)
  } catch {
    return 'cut-off'
  }
}

function startsLikeZip(content: Buffer): boolean {
  return starts.some((start) => content.subarray(0, start.length).equals(start))
}

/** Without the line ends, spaces and zeros that gateways put before a file, as it is read as a plan (decision 18). */
function withoutPadding(content: Buffer): Buffer {
  const start = content.findIndex((byte) => !padding.has(byte))
  return start === -1 ? content : content.subarray(start)
}

const padding: ReadonlySet<number> = new Set([0x00, 0x09, 0x0a, 0x0d, 0x1a, 0x20])

/** Gateways add line ends or zeros behind a file; an archive ends where its own end record says. */
function withoutTail(content: Buffer): Buffer {
  const at = content.lastIndexOf(Buffer.from('504b0506', 'hex'))
  return at === -1 || at + 22 > content.length ? content : content.subarray(0, at + 22 + content.readUInt16LE(at + 20))
}

async function kindByEntries(content: Buffer, zip: ZipFile, entries: readonly Entry[]): Promise<FileKind> {
  const names = entries.map(({ fileName }) => fileName)
  const read = async (name: string, most: number) => {
    const entry = entries.find(({ fileName }) => fileName.toLowerCase() === name.toLowerCase())
    return entry === undefined ? null : partText(content, zip, entry, most)
  }
  if (entries.some((entry) => entry.isEncrypted())) return 'password'
  const list = await read(listName, limits.listBytes)
  if (list !== null) return officeKind(list, content)
  if (/^application\/vnd\.oasis\.opendocument\./.test((await read('mimetype', limits.mimetypeBytes)) ?? ''))
    return 'opendocument'
  return names.some((name) => /(^|\/)Index(\/Document\.iwa|\.zip)$/.test(name)) ? 'iwork' : 'zip'
}

async function partText(content: Buffer, zip: ZipFile, entry: Entry, most: number): Promise<string> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  const packed = content.subarray(fileDataStart, fileDataStart + entry.compressedSize)
  if (entry.compressionMethod === 0) return packed.subarray(0, most).toString('utf8')
  return inflateRawSync(packed, { maxOutputLength: most }).toString('utf8')
}

/** The entry where Office stores macros, whatever type the document gives. Names of entries are not compressed. */
const macros = Buffer.from('vbaProject')

const office = 'application/vnd.openxmlformats-officedocument.'

/** The kind by the type of the main part. Strict files give the same types. */
const mainParts: readonly (readonly [type: string | RegExp, kind: FileKind])[] = [
  [`${office}wordprocessingml.document.main+xml`, 'docx'],
  [`${office}spreadsheetml.sheet.main+xml`, 'xlsx'],
  [`${office}presentationml.presentation.main+xml`, 'pptx'],
  [/^application\/vnd\.ms-excel\.sheet\.binary\./, 'xlsb'],
  [/\.(template|slideshow)\.main\+xml$/, 'template'],
  [/^application\/vnd\.ms-visio\./, 'visio'],
]

function officeKind(list: string, content: Buffer): FileKind {
  const types = [...list.matchAll(/\bContentType\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, a, b]) => a ?? b ?? '')
  const kind = mainParts.find(([type]) =>
    types.some((each) => (typeof type === 'string' ? each.toLowerCase() === type.toLowerCase() : type.test(each))),
  )?.[1]
  if (kind === 'xlsb') return kind
  const hasMacros = types.some((type) => /macroEnabled|vbaProject|macrosheet/i.test(type)) || content.includes(macros)
  return hasMacros ? 'macros' : (kind ?? 'zip')
}

import { crc32, inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { limits, type UnpackingLimits } from './limits.ts'
import { looksLike } from './lookalike.ts'
import type { Refusal } from './refusal.ts'

/** An open ZIP archive. `read` unpacks the part of a path, in capital or small letters; null if there is none. */
export type Archive = {
  readonly names: readonly string[]
  readonly read: (name: string) => Promise<Uint8Array | Refusal | null>
}

/** The archive’s table of contents, read within the limits; nothing is unpacked yet. */
export async function openArchive(bytes: Uint8Array, most: UnpackingLimits = limits): Promise<Archive | Refusal> {
  if (bytes.length === 0) return { reason: 'empty' }
  if (bytes.length > most.fileBytes) return { reason: 'file-too-large' }
  const file = withoutPadding(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!startsLikeZip(file)) return notAnArchive(bytes)
  if (!isWhole(file)) return unreadable(file)
  try {
    const zip = await fromBufferPromise(file)
    if (zip.entryCount > most.parts) return { reason: 'too-many-parts', count: zip.entryCount }
    return archiveOf(file, zip, await entriesOf(zip), most)
  } catch (error) {
    const leadsOut = error instanceof Error && /^(absolute|invalid relative) path:/.test(error.message)
    return leadsOut ? damaged('the name of a part leads out of the file') : unreadable(file)
  }
}

function unreadable(file: Buffer): Refusal {
  const end = endOf(file)
  if (end === null || end > file.length) return { reason: 'cut-off' }
  return damaged(end < file.length ? 'something else follows after its end' : 'its table of contents cannot be read')
}

const endOfArchive = Buffer.from('504b0506', 'hex')
const endLength = 22

/** Where the archive ends by its own words; null if the words are missing. */
function endOf(file: Buffer): number | null {
  const at = file.lastIndexOf(endOfArchive)
  if (at === -1 || at + endLength > file.length) return null
  return at + endLength + file.readUInt16LE(at + endLength - 2)
}

/**
 * Whether the table of contents stands right before the end of the archive, which is that of the file: in an archive of
 * two, programs do not agree on which they read. A large archive has a second end before the first.
 */
function isWhole(file: Buffer): boolean {
  const end = endOf(file)
  const at = file.lastIndexOf(endOfArchive)
  if (end !== file.length) return false
  const isLarge = at >= 20 && file.subarray(at - 20, at - 16).equals(endOfLargeArchive)
  return isLarge || file.readUInt32LE(at + 12) + file.readUInt32LE(at + 16) === at
}

const endOfLargeArchive = Buffer.from('504b0607', 'hex')

/** The file without the line ends and zeros that mail and upload gateways put before or after it. */
function withoutPadding(file: Buffer): Buffer {
  let start = 0
  while (padding.has(file[start] ?? -1)) start += 1
  const end = endOf(file) ?? file.length
  const isPadded = file.subarray(end).every((byte) => padding.has(byte))
  return file.subarray(start, isPadded ? end : file.length)
}

const padding: ReadonlySet<number> = new Set([0x00, 0x09, 0x0a, 0x0d, 0x1a, 0x20])

function startsLikeZip(file: Buffer): boolean {
  const signature = Buffer.from('PK\u0003\u0004')
  return file.subarray(0, 4).equals(signature.subarray(0, file.length)) || file.subarray(0, 4).equals(endOfArchive)
}

function notAnArchive(bytes: Uint8Array): Refusal {
  const looks = looksLike(bytes)
  if (looks === 'encrypted' || looks === 'locked-by-label') return { reason: looks }
  return { reason: 'not-a-workbook', looksLike: looks }
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  return entries
}

function archiveOf(file: Buffer, zip: ZipFile, entries: readonly Entry[], most: UnpackingLimits): Archive | Refusal {
  if (entries.some((entry) => entry.isEncrypted())) return { reason: 'encrypted' }
  const byName = new Map(entries.map((entry) => [entry.fileName.toLowerCase(), entry]))
  if (byName.size < entries.length) return damaged('it has two parts of one name')
  const unpack = unpacker(file, zip, most)
  return {
    names: entries.map(({ fileName }) => fileName),
    read: async (name) => {
      const entry = byName.get(name.toLowerCase())
      return entry === undefined ? null : unpack(entry)
    },
  }
}

/** The most bytes that a part may unpack to. */
function mostBytesOf({ compressedSize }: Entry, { partBytes }: UnpackingLimits): number {
  return Math.min(partBytes, Math.max(compressedSize * limits.ratio, limits.smallBytes))
}

/** Unpacks parts one by one, none that is not read, and limits the bytes that really come out: headers may lie. */
function unpacker(
  file: Buffer,
  zip: ZipFile,
  allowed: UnpackingLimits,
): (entry: Entry) => Promise<Uint8Array | Refusal> {
  let left: number = allowed.unpackedBytes
  return async (entry) => {
    const most = Math.min(mostBytesOf(entry, allowed), left)
    if (entry.uncompressedSize > most) return { reason: 'unpacks-too-large', part: entry.fileName }
    const bytes = await contentOf(file, zip, entry, most)
    if ('reason' in bytes) return bytes
    left -= bytes.length
    return bytes
  }
}

async function contentOf(file: Buffer, zip: ZipFile, entry: Entry, most: number): Promise<Uint8Array | Refusal> {
  const { fileName, compressedSize, compressionMethod, uncompressedSize } = entry
  if (!entry.canDecodeFileData()) return damaged(`${fileName} is packed in an unknown way`)
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = file.subarray(fileDataStart, fileDataStart + compressedSize)
    if (compressionMethod === 0 && packed.length > most) return { reason: 'unpacks-too-large', part: fileName }
    const bytes = compressionMethod === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(most, 1) })
    const asDeclared = bytes.length === uncompressedSize && crc32(bytes) === entry.crc32
    return asDeclared ? bytes : damaged(`${fileName} is not what its header says`)
  } catch (error) {
    const overflowed = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return overflowed ? { reason: 'unpacks-too-large', part: fileName } : damaged(`${fileName} cannot be unpacked`)
  }
}

function damaged(what: string): Refusal {
  return { reason: 'damaged', what }
}

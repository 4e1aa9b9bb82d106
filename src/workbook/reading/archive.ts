import { crc32, inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { limits } from './limits.ts'
import { looksLike } from './lookalike.ts'
import type { Refusal } from './refusal.ts'

/** An open ZIP archive. `read` unpacks the part of a path, in capital or small letters; null if there is none. */
export type Archive = {
  readonly names: readonly string[]
  readonly read: (name: string) => Promise<Uint8Array | Refusal | null>
}

/** The archive’s table of contents, read within the limits; nothing is unpacked yet. */
export async function openArchive(bytes: Uint8Array): Promise<Archive | Refusal> {
  if (bytes.length === 0) return { reason: 'empty' }
  if (bytes.length > limits.fileBytes) return { reason: 'file-too-large' }
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!startsLikeZip(file)) return notAnArchive(bytes)
  try {
    const zip = await fromBufferPromise(file)
    if (zip.entryCount > limits.parts) return { reason: 'too-many-parts', count: zip.entryCount }
    return archiveOf(file, zip, await entriesOf(zip))
  } catch {
    return hasEnd(file) ? damaged('its table of contents cannot be read') : { reason: 'cut-off' }
  }
}

const endOfArchive = Buffer.from('504b0506', 'hex')
const endLength = 22

function hasEnd(file: Buffer): boolean {
  const at = file.lastIndexOf(endOfArchive)
  return at !== -1 && at + endLength <= file.length
}

function startsLikeZip(file: Buffer): boolean {
  const signature = Buffer.from('PK\u0003\u0004')
  return file.subarray(0, 4).equals(signature.subarray(0, file.length)) || file.subarray(0, 4).equals(endOfArchive)
}

function notAnArchive(bytes: Uint8Array): Refusal {
  const looks = looksLike(bytes)
  return looks === 'encrypted' ? { reason: 'encrypted' } : { reason: 'not-a-workbook', looksLike: looks }
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  return entries
}

function archiveOf(file: Buffer, zip: ZipFile, entries: readonly Entry[]): Archive | Refusal {
  if (entries.some((entry) => entry.isEncrypted())) return { reason: 'encrypted' }
  const byName = new Map(entries.map((entry) => [entry.fileName.toLowerCase(), entry]))
  if (byName.size < entries.length) return damaged('it has two parts of one name')
  const tooLarge = entries.find((entry) => declaresTooMuch(entry))
  if (tooLarge !== undefined) return { reason: 'unpacks-too-large', part: tooLarge.fileName }
  const unpack = unpacker(file, zip)
  return {
    names: entries.map(({ fileName }) => fileName),
    read: async (name) => {
      const entry = byName.get(name.toLowerCase())
      return entry === undefined ? null : unpack(entry)
    },
  }
}

/** Whether the header of a part declares too large a size. A header may lie: the size is checked again while unpacking. */
function declaresTooMuch({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > limits.partBytes || uncompressedSize > compressedSize * limits.ratio
}

/** Unpacks parts one by one and limits the bytes that really come out, whatever the headers say. */
function unpacker(file: Buffer, zip: ZipFile): (entry: Entry) => Promise<Uint8Array | Refusal> {
  let left: number = limits.unpackedBytes
  return async (entry) => {
    const most = Math.min(limits.partBytes, entry.compressedSize * limits.ratio, left)
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

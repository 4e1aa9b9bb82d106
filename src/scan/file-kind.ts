import { fileTypeFromBuffer } from 'file-type'
import type { FileKind, OtherKind } from '../core/casefile/file-kind.ts'
import { compoundKind } from './compound-file.ts'
import { textKind } from './text-kind.ts'
import { zipKind } from './zip-kind.ts'

/** The kind of a file by its whole content, whatever its name. Never throws. */
export async function fileKind(content: Uint8Array): Promise<FileKind> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const known = signatures.find(([signature]) => bytes.subarray(0, signature.length).equals(signature))?.[1]
  return known ?? compoundKind(bytes) ?? (await zipKind(bytes)) ?? pdfKind(bytes) ?? (await otherKind(bytes))
}

const signatures: readonly (readonly [Buffer, FileKind])[] = [
  [Buffer.from('89504e470d0a1a0a', 'hex'), 'png'],
  [Buffer.from('ffd8ff', 'hex'), 'jpeg'],
  [Buffer.from('76e80460c411e386', 'hex'), 'rpmsg'],
  [Buffer.from('789f3e22', 'hex'), 'winmail'],
  [Buffer.from('.pfile'), 'rights'],
  [Buffer.from('4c0000000114020000000000c000000000000046', 'hex'), 'shortcut'],
  [Buffer.from('0908', 'hex'), 'xls'],
  [Buffer.from('II*\0'), 'tiff'],
  [Buffer.from('MM\0*'), 'tiff'],
]

/** PDF readers look for its header so far into a file, and open a file that has something in front of it. */
const pdfHeaderWithin = 1024

/**
 * Space, a byte order mark, and the header lines of the form or answer that a PDF was cut from do not count: they can do
 * nothing. Anything else in front could be a page with a script, so such a file is not taken as a PDF.
 */
const harmlessStart =
  /^(\xef\xbb\xbf)?[\s\0]*((HTTP\/[\d.]+ \d{3}[^\n]*|--[^\r\n]*)\r?\n)?(Content-Disposition: form-data[^\n]*\n|Content-Type: application\/(pdf|octet-stream)\s*\n|Content-(Length|Transfer-Encoding): \w+\s*\n)*[\s\0]*$/i

function pdfKind(bytes: Buffer): FileKind | null {
  const at = bytes.subarray(0, pdfHeaderWithin).indexOf('%PDF-')
  if (at === -1) return null
  return harmlessStart.test(bytes.toString('latin1', 0, at)) ? 'pdf' : 'pdf-inside'
}

/** Everything without a test of its own; none of it may be attached. */
async function otherKind(bytes: Buffer): Promise<OtherKind> {
  const text = textKind(bytes)
  if (text !== null) return text
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? ''
  return families.find(([family]) => family.test(mime))?.[1] ?? 'unknown'
}

const families: readonly (readonly [RegExp, OtherKind])[] = [
  [/^image\/hei[cf]/, 'heic'],
  [/^image\//, 'picture'],
  [/^video\//, 'film'],
  [/^audio\//, 'sound'],
  [/zip|compressed|x-rar|x-tar|x-bzip2|x-xz|x-lz|zstd/, 'archive'],
  [/x-elf|x-mach-binary|x-msdownload|java|x-msi/, 'program'],
]

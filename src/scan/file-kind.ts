import { fileTypeFromBuffer } from 'file-type'
import type { FileKind, OtherKind } from '../core/casefile/file-kind.ts'
import { compoundKind } from './compound-file.ts'
import { zipKind } from './zip-kind.ts'

/** The kind of a file by its whole content, whatever its name. Never throws. */
export async function fileKind(content: Uint8Array): Promise<FileKind> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const known = signatures.find(([signature]) => bytes.subarray(0, signature.length).equals(signature))?.[1]
  if (known !== undefined) return known
  return compoundKind(bytes) ?? (await zipKind(bytes)) ?? pdfKind(bytes) ?? photoKind(bytes) ?? (await otherKind(bytes))
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

const photoBrands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs']
const familyBrands = ['mif1', 'msf1', 'miaf', 'avif', 'avis', ...photoBrands]

/**
 * A picture of the HEIF family, by its first box: the brand, its version and the brands that it is compatible with. The
 * first brand may be the whole family's; then the others tell an iPhone photo from an AVIF.
 */
function photoKind(bytes: Buffer): FileKind | null {
  if (bytes.length < 16 || bytes.toString('latin1', 4, 8) !== 'ftyp') return null
  const major = bytes.toString('latin1', 8, 12)
  if (!familyBrands.includes(major)) return null
  const compatible = bytes.toString('latin1', 16, Math.min(bytes.readUInt32BE(0), 256)).match(/[\s\S]{4}/g) ?? []
  return [major, ...compatible].some((brand) => photoBrands.includes(brand)) ? 'heic' : 'picture'
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

/** So much of a text is looked at. */
const startBytes = 4096

/** What a text is, by how it begins; null where the content is no text. */
function textKind(content: Buffer): OtherKind | null {
  const text = textOf(content.subarray(0, startBytes))
  if (text === null) return null
  return textKinds.find(([start]) => start.test(text))?.[1] ?? (isList(text) ? 'csv' : 'text')
}

const headerLine = '[A-Za-z][\\w-]*:[^\\n]*\\n([ \\t][^\\n]*\\n)*'

const textKinds: readonly (readonly [start: RegExp, kind: OtherKind])[] = [
  [/^\{\\rtf/, 'rtf'],
  [/^%!PS/, 'postscript'],
  [/^#!/, 'program'],
  [/^\[InternetShortcut\]/i, 'shortcut'],
  [/^\{[\s\S]*("doc_id"\s*:|"url"\s*:\s*"https:\/\/docs\.google\.com\/)/, 'google-link'],
  [/^<\?xml[\s\S]*<plist[\s\S]*<key>URL<\/key>/, 'shortcut'],
  [/^(<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE svg[^>]*>|\s)*<svg\b/i, 'svg'],
  [
    /^(<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->|\s)*<(!doctype\s+html|html|head|body|table|meta|script|style|div|p)\b/i,
    'html',
  ],
  [/^</, 'xml'],
  [/^From: [<"]{0,2}Saved by/i, 'html'],
  [new RegExp(`^(From \\S+[^\\n]*\\n)?(${headerLine}){0,40}?(received|from|return-path|mime-version):`, 'i'), 'eml'],
]

/**
 * Whether most lines of a text have the same number of separators, and three of them; of a shorter one, whether the
 * second has no more than the first, which is not written as a sentence. What is quoted does not count.
 */
function isList(text: string): boolean {
  const lines = text.replace(/"[^"]*("|$)/g, '""').split('\n')
  const filled = lines.filter((line) => line.trim() !== '')
  return [',', ';', '\t'].some((separator) => {
    const counts = filled.map((line) => line.split(separator).length - 1)
    const [first = 0, second = 0] = counts
    if (counts.length < 3) return second > 0 && second <= first && !filled[0]?.includes(`${separator} `)
    const same = (count: number) => counts.filter((each) => each === count).length
    return counts.some((count) => count > 0 && same(count) >= 3 && 2 * same(count) > counts.length)
  })
}

/** The text in small parts: UTF-8, UTF-16 with its mark, or the letters of Windows; null for what is no text. */
function textOf(start: Buffer): string | null {
  const text = decoded(start).replaceAll('\r\n', '\n').replaceAll('\r', '\n').trimStart()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a control character says that this is no text
  return text === '' || /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? null : text
}

function decoded(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le').decode(start)
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be').decode(start)
  return new TextDecoder('utf-8').decode(start)
}

/** What a file is that is not an .xlsx workbook, in the words of the sentence about it. */
export type Lookalike =
  | 'an old Excel workbook (.xls)'
  | 'a binary Excel workbook (.xlsb)'
  | 'an OpenDocument spreadsheet (.ods)'
  | 'an Apple Numbers, Pages or Keynote file'
  | 'a Word document'
  | 'a PowerPoint presentation'
  | 'a PDF'
  | 'a web page (HTML)'
  | 'a web page in a ZIP archive'
  | 'a shortcut to a Google Sheet'
  | 'an XML file'
  | 'a rich text file (RTF)'
  | 'a picture'
  | 'a ZIP archive with a workbook in it'
  | 'a ZIP archive'
  | 'a workbook that was passed on as text'
  | 'a list of values (CSV)'
  | 'a text file'
  | 'something else'

/** How Excel locks a workbook: with a password, or by a label of the organisation’s rights management. */
type Locked = 'encrypted' | 'locked-by-label'

/** What a file is that is no ZIP archive. Excel puts a locked workbook into its old file format. */
export function looksLike(bytes: Uint8Array): Lookalike | Locked {
  const start = Buffer.from(bytes.subarray(0, 2048))
  const known = signatures.find(([signature]) => start.subarray(0, signature.length).equals(signature))
  if (known === undefined) return textLookalike(start)
  if (known[1] !== 'an old Excel workbook (.xls)') return known[1]
  return lockOn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) ?? known[1]
}

/** What a ZIP archive without a workbook is, by the names of its parts. */
export function archiveLookalike(names: Iterable<string>): Lookalike {
  const parts = [...names]
  return archives.find(([pattern]) => parts.some((part) => pattern.test(part)))?.[1] ?? 'a ZIP archive'
}

const signatures: readonly (readonly [Buffer, Lookalike])[] = [
  [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'an old Excel workbook (.xls)'],
  [Buffer.from('0908', 'hex'), 'an old Excel workbook (.xls)'],
  [Buffer.from('%PDF'), 'a PDF'],
  [Buffer.from('{\\rtf'), 'a rich text file (RTF)'],
  [Buffer.from('\uFEFFPK\u0003\u0004'), 'a workbook that was passed on as text'],
  [Buffer.from('89504e47', 'hex'), 'a picture'],
  [Buffer.from('ffd8ff', 'hex'), 'a picture'],
]

const archives: readonly (readonly [RegExp, Lookalike])[] = [
  [/(^|\/)workbook\.bin$/i, 'a binary Excel workbook (.xlsb)'],
  [/^content\.xml$/, 'an OpenDocument spreadsheet (.ods)'],
  [/^(Index\/.*\.iwa$|Index\.zip$|index\.apxl$|.*\.numbers\/)/, 'an Apple Numbers, Pages or Keynote file'],
  [/^word\/document\.xml$/i, 'a Word document'],
  [/^ppt\/presentation\.xml$/i, 'a PowerPoint presentation'],
  [/\.xls[xm]?$/i, 'a ZIP archive with a workbook in it'],
  [/\.html?$/i, 'a web page in a ZIP archive'],
]

/** By the names of streams, in the old format’s 16-bit letters; rights management also locks old workbooks. */
function lockOn(file: Buffer): Locked | null {
  if (labelStreams.some((name) => file.includes(name))) return 'locked-by-label'
  return file.includes(encryptedPackage) ? 'encrypted' : null
}

const labelStreams = [
  'DRMEncryptedDataSpace',
  'DRMEncryptedTransform',
  'DRMDataSpace',
  'DRMTransform',
  'DRMContent',
].map((name) => Buffer.from(name, 'utf16le'))
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le')

function textLookalike(start: Buffer): Lookalike {
  const text = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^<(!doctype html|html|head|body|table|meta)\b/i.test(text)) return 'a web page (HTML)'
  if (text.startsWith('<')) return 'an XML file'
  if (/^\{[^{}]*"(url|doc_id)"\s*:/.test(text)) return 'a shortcut to a Google Sheet'
  // The last characters do not count: what was read of the file may end in the middle of a letter.
  if (/[\0\uFFFD]/.test(text.slice(0, -4))) return 'something else'
  return /^[^\n]*[,;\t][^\n]*(\n|$)/.test(text) ? 'a list of values (CSV)' : 'a text file'
}

/** What a file is that is not an .xlsx workbook, in the words of the sentence about it. */
export type Lookalike =
  | 'an old Excel workbook (.xls)'
  | 'a binary Excel workbook (.xlsb)'
  | 'an OpenDocument spreadsheet (.ods)'
  | 'a Word document'
  | 'a PowerPoint presentation'
  | 'a PDF'
  | 'a web page (HTML)'
  | 'an XML file'
  | 'a rich text file (RTF)'
  | 'a picture'
  | 'a ZIP archive'
  | 'a list of values (CSV)'
  | 'a text file'
  | 'something else'

/** What a file is that is no ZIP archive. `encrypted`: Excel puts a workbook with a password into its old file format. */
export function looksLike(bytes: Uint8Array): Lookalike | 'encrypted' {
  const start = Buffer.from(bytes.subarray(0, 2048))
  const known = signatures.find(([signature]) => start.subarray(0, signature.length).equals(signature))
  if (known === undefined) return textLookalike(start)
  if (known[1] !== 'an old Excel workbook (.xls)') return known[1]
  return Buffer.from(bytes).includes(encryptedPackage) ? 'encrypted' : known[1]
}

/** What a ZIP archive without a workbook is, by the names of its parts. */
export function archiveLookalike(names: Iterable<string>): Lookalike {
  const parts = new Set(names)
  return archives.find(([part]) => parts.has(part))?.[1] ?? 'a ZIP archive'
}

const signatures: readonly (readonly [Buffer, Lookalike])[] = [
  [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'an old Excel workbook (.xls)'],
  [Buffer.from('0908', 'hex'), 'an old Excel workbook (.xls)'],
  [Buffer.from('%PDF'), 'a PDF'],
  [Buffer.from('{\\rtf'), 'a rich text file (RTF)'],
  [Buffer.from('89504e47', 'hex'), 'a picture'],
  [Buffer.from('ffd8ff', 'hex'), 'a picture'],
]

const archives: readonly (readonly [string, Lookalike])[] = [
  ['xl/workbook.bin', 'a binary Excel workbook (.xlsb)'],
  ['content.xml', 'an OpenDocument spreadsheet (.ods)'],
  ['word/document.xml', 'a Word document'],
  ['ppt/presentation.xml', 'a PowerPoint presentation'],
]

/** The name of the stream that holds the real workbook, in the old format’s 16-bit letters. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le')

function textLookalike(start: Buffer): Lookalike {
  const text = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^<(!doctype html|html|head|body|table|meta)\b/i.test(text)) return 'a web page (HTML)'
  if (text.startsWith('<')) return 'an XML file'
  // The last characters do not count: what was read of the file may end in the middle of a letter.
  if (/[\0\uFFFD]/.test(text.slice(0, -4))) return 'something else'
  return /^[^\n]*[,;\t][^\n]*(\n|$)/.test(text) ? 'a list of values (CSV)' : 'a text file'
}

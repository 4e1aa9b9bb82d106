import type { FileKind } from '../casefile/file-kind.ts'
import type { CloudService, MailFile } from './message.ts'

/** A file of a message, with what it is by its content. */
export type RecognisedFile = MailFile & { readonly kind: FileKind }

/** What came in a message instead of a workbook; `file`: a file of another kind. */
export type CameInstead =
  | { readonly what: 'encrypted-mail' | 'rpmsg' | 'winmail' | 'msg' | 'archive' | 'link-file' | 'nothing' }
  | { readonly what: 'cloud-link'; readonly service: CloudService }
  | { readonly what: 'file'; readonly kind: FileKind }

/** The one file of a message that may be a filled template, or why there is not one. */
type FoundWorkbook =
  | { readonly found: 'one'; readonly file: RecognisedFile }
  | { readonly found: 'several'; readonly names: readonly string[] }
  | { readonly found: 'none'; readonly came: CameInstead }

/**
 * Exactly one .xlsx file, by its content or its name. Without one, a single file in another spreadsheet format is
 * returned, so that reading it says what is wrong. A file attached twice counts once. `cloudLink`: the service that the
 * text of the message links to, if any.
 */
export function workbookIn(files: readonly RecognisedFile[], cloudLink: CloudService | null = null): FoundWorkbook {
  const [real, meant] = [distinct(files.filter(isWorkbook)), distinct(files.filter(isMeantAsWorkbook))]
  const candidates = real.length > 0 ? real : meant
  const [file] = candidates
  if (file === undefined) return { found: 'none', came: cameInstead(files, cloudLink) }
  if (candidates.length > 1) return { found: 'several', names: candidates.map(({ name }) => name) }
  return { found: 'one', file }
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function isWorkbook({ name, mediaType, kind }: RecognisedFile): boolean {
  return kind === 'xlsx' || /\.xlsx$/i.test(name) || (mediaType === xlsxType && !/\.\w{2,5}$/.test(name))
}

const spreadsheetKinds: readonly FileKind[] = [
  'xls',
  'xlsb',
  'macros',
  'csv',
  'opendocument',
  'password',
  'encrypted',
  'rights',
]

/** By its content or its name; but what is certainly an archive or an email is not opened, whatever it is called. */
function isMeantAsWorkbook(file: RecognisedFile): boolean {
  const { name, mediaType, kind } = file
  if (signs.some(({ of }) => of(file))) return false
  if (/\.(xls|xlsm|xlsb|xltx|ods|csv)$/i.test(name) || /spreadsheet|ms-excel|text\/csv/.test(mediaType)) return true
  // A document with a password may be anything; one that its name calls a document is none.
  return spreadsheetKinds.includes(kind) && !/\.(docx?|docm|odt|pptx?|pptm|odp|pdf|txt|msg|zip)$/i.test(name)
}

type Sign = {
  readonly what: Exclude<CameInstead['what'], 'cloud-link' | 'file' | 'nothing'>
  readonly of: (file: RecognisedFile) => boolean
}

/** How each wrapping of a workbook is recognised, the surest first: by content, else by name or media type. */
const signs: readonly Sign[] = [
  { what: 'rpmsg', of: by('rpmsg', /\.rpmsg$/i, /rpmsg/) },
  { what: 'encrypted-mail', of: ({ mediaType }) => /pkcs7-mime|pgp-encrypted/.test(mediaType) },
  { what: 'winmail', of: by('winmail', /^winmail\.dat$/i, /ms-tnef/) },
  { what: 'msg', of: by('msg', /\.msg$/i, /ms-outlook/) },
  { what: 'msg', of: ({ kind }) => kind === 'eml' },
  { what: 'archive', of: by('zip', /\.(zip|7z|rar)$/i, /x-zip|application\/zip|x-7z|x-rar/) },
  { what: 'archive', of: ({ kind }) => kind === 'archive' },
  { what: 'link-file', of: by('google-link', /\.(gsheet|gdoc|url|webloc|lnk)$/i, /vnd\.google-apps/) },
  { what: 'link-file', of: ({ kind }) => kind === 'shortcut' },
]

/** A name and a media type count only where the content does not say what the file is. */
function by(kind: FileKind, name: RegExp, mediaType: RegExp): Sign['of'] {
  return (file) =>
    file.kind === kind || (isUncertain(file.kind) && (name.test(file.name) || mediaType.test(file.mediaType)))
}

function isUncertain(kind: FileKind): boolean {
  return kind === 'unknown' || kind === 'text' || kind === 'old-office' || kind === 'cut-off'
}

/** Pictures are mostly the logos of a signature, so they say nothing. */
const decoration: readonly FileKind[] = ['png', 'jpeg', 'picture', 'svg']

function cameInstead(files: readonly RecognisedFile[], service: CloudService | null): CameInstead {
  const sign = signs.find(({ of }) => files.some(of))
  if (sign !== undefined) return { what: sign.what }
  const others = files.filter(({ kind }) => !decoration.includes(kind))
  // A text attached is mostly somebody's address card.
  const file = others.find(({ kind }) => service === null || kind !== 'text')
  if (file !== undefined) return { what: 'file', kind: file.kind }
  return service === null ? { what: 'nothing' } : { what: 'cloud-link', service }
}

function distinct(files: readonly RecognisedFile[]): readonly RecognisedFile[] {
  return files.filter((file, index) => files.findIndex((other) => isSame(file, other)) === index)
}

function isSame({ bytes: a }: MailFile, { bytes: b }: MailFile): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

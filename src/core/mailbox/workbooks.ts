import type { MailFile } from './message.ts'

/** The one file of a message that may be a filled template, or why there is not one. */
export type FoundWorkbook =
  | { readonly found: 'one'; readonly file: MailFile }
  | { readonly found: 'several'; readonly names: readonly string[] }
  | { readonly found: 'none'; readonly hidden: HiddenIn | null }

/** What may hide a workbook from us. */
export type HiddenIn = 'winmail' | 'encrypted'

/**
 * Exactly one .xlsx file. Without any, exactly one file that was meant as a workbook is given all the same, so that its
 * reading says what it is. A file attached twice counts once.
 */
export function workbookIn(files: readonly MailFile[]): FoundWorkbook {
  const [real, meant] = [distinct(files.filter(isWorkbook)), distinct(files.filter(isMeantAsWorkbook))]
  const candidates = real.length > 0 ? real : meant
  const [file] = candidates
  if (file === undefined) return { found: 'none', hidden: hiddenIn(files) }
  if (candidates.length > 1) return { found: 'several', names: candidates.map(({ name }) => name) }
  return { found: 'one', file }
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function isWorkbook({ name, mediaType }: MailFile): boolean {
  return /\.xlsx$/i.test(name) || (mediaType === xlsxType && !/\.\w{2,5}$/.test(name))
}

function isMeantAsWorkbook({ name, mediaType }: MailFile): boolean {
  return /\.(xls|xlsm|xlsb|xltx|ods|csv|zip)$/i.test(name) || /spreadsheet|ms-excel|text\/csv/.test(mediaType)
}

function hiddenIn(files: readonly MailFile[]): HiddenIn | null {
  if (files.some(({ name, mediaType }) => /^winmail\.dat$/i.test(name) || /ms-tnef/.test(mediaType))) return 'winmail'
  return files.some(({ mediaType }) => /pkcs7-mime|pgp-encrypted/.test(mediaType)) ? 'encrypted' : null
}

function distinct(files: readonly MailFile[]): readonly MailFile[] {
  return files.filter((file, place) => files.findIndex((other) => isSame(file, other)) === place)
}

function isSame({ bytes: a }: MailFile, { bytes: b }: MailFile): boolean {
  return a.length === b.length && a.every((byte, place) => byte === b[place])
}

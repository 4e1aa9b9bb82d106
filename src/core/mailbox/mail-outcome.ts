import type { CycleName } from '../guidance/cycles.ts'
import type { OdsCode } from '../organisation.ts'
import { type AutomaticSign, automaticSign, type MailFile, type MailMessage, type OwnAddresses } from './message.ts'

/** What becomes of a message. */
export type Outcome =
  | { readonly kind: 'waiting'; readonly in: CasefileName }
  | { readonly kind: 'cells-to-correct'; readonly in: CasefileName; readonly cells: readonly CellToCorrect[] }
  | { readonly kind: 'refused-workbook'; readonly sentence: string }
  | { readonly kind: 'no-plan'; readonly in: CasefileName }
  | { readonly kind: 'other-organisation'; readonly named: OdsCode; readonly editorOf: readonly OdsCode[] }
  | { readonly kind: 'no-workbook'; readonly hidden: HiddenIn | null }
  | { readonly kind: 'several-workbooks'; readonly names: readonly string[] }
  | { readonly kind: 'not-an-editor' }
  | { readonly kind: 'unknown-sender' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreadable'; readonly what: string }
  | { readonly kind: 'automatic'; readonly sign: AutomaticSign }

/** `name` is the organisation’s as the service knows it. */
export type CasefileName = { readonly organisation: OdsCode; readonly name: string; readonly cycle: CycleName }

/** A cell that has no single meaning: where it is and what to write there, and nothing of the plan itself. */
export type CellToCorrect = { readonly sheet: string; readonly cell: string; readonly write: string }

/** Who sent it, as far as this service knows them; null for somebody unknown. */
export type SenderFacts = { readonly editorOf: readonly OdsCode[] } | null

/** A message that could be read, or what of it is known where it could not. */
export type Received =
  | { readonly read: true; readonly message: MailMessage }
  | {
      readonly read: false
      readonly because: 'too-large' | 'unreadable'
      readonly what: string
      readonly message: MailMessage
    }

/** What can be said without opening a workbook: an end, or the one file to open. */
type FirstCheck =
  | { readonly end: true; readonly outcome: Outcome }
  | { readonly end: false; readonly file: MailFile; readonly editorOf: readonly OdsCode[] }

/** Nobody's file is opened who may not send one. */
export function firstCheck(received: Received, sender: SenderFacts, ourselves: OwnAddresses): FirstCheck {
  const { from, headers, files } = received.message
  const sign = automaticSign(from, headers, ourselves)
  if (sign !== null) return ends({ kind: 'automatic', sign })
  if (sender === null) return ends({ kind: 'unknown-sender' })
  if (sender.editorOf.length === 0) return ends({ kind: 'not-an-editor' })
  if (!received.read && received.because === 'too-large') return ends({ kind: 'too-large' })
  if (!received.read) return ends({ kind: 'unreadable', what: received.what })
  const workbook = workbookIn(files)
  switch (workbook.found) {
    case 'none':
      return ends({ kind: 'no-workbook', hidden: workbook.hidden })
    case 'several':
      return ends({ kind: 'several-workbooks', names: workbook.names })
    case 'one':
      return { end: false, file: workbook.file, editorOf: sender.editorOf }
  }
}

/** What was read of the file; `mayEdit` and `hasPlan` are about the casefile that it names. */
export type WorkbookFacts =
  | { readonly read: false; readonly sentence: string }
  | {
      readonly read: true
      readonly in: CasefileName
      readonly mayEdit: boolean
      readonly hasPlan: boolean
      readonly cells: readonly CellToCorrect[]
    }

/** What becomes of a message whose one file was opened. Whether its sender is who they say is never decided here. */
export function outcomeOfWorkbook(workbook: WorkbookFacts, editorOf: readonly OdsCode[]): Outcome {
  if (!workbook.read) return { kind: 'refused-workbook', sentence: workbook.sentence }
  if (!workbook.mayEdit) return { kind: 'other-organisation', named: workbook.in.organisation, editorOf }
  if (!workbook.hasPlan) return { kind: 'no-plan', in: workbook.in }
  if (workbook.cells.length > 0) return { kind: 'cells-to-correct', in: workbook.in, cells: workbook.cells }
  return { kind: 'waiting', in: workbook.in }
}

function ends(outcome: Outcome): FirstCheck {
  return { end: true, outcome }
}

/** The one file of a message that may be a filled template, or why there is not one. */
type FoundWorkbook =
  | { readonly found: 'one'; readonly file: MailFile }
  | { readonly found: 'several'; readonly names: readonly string[] }
  | { readonly found: 'none'; readonly hidden: HiddenIn | null }

/** What may hide a workbook from us. */
type HiddenIn = 'winmail' | 'encrypted'

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

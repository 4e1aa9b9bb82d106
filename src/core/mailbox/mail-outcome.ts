import type { CycleName } from '../guidance/cycles.ts'
import type { OdsCode } from '../organisation.ts'
import { type AutomaticSign, automaticSign, type MailFile, type MailMessage, type OwnAddresses } from './message.ts'

/** The outcome of a received message. */
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

/** `name` is that of the organisation in this service. */
export type CasefileName = { readonly organisation: OdsCode; readonly name: string; readonly cycle: CycleName }

/** A cell that cannot be read: where it is and what to write there, without its content. */
export type CellToCorrect = { readonly sheet: string; readonly cell: string; readonly write: string }

/** What is known about the sender; null for an unknown address. */
export type SenderFacts = { readonly editorOf: readonly OdsCode[] } | null

/** A message that could be read, or what is known about one that could not. */
export type Received =
  | { readonly read: true; readonly message: MailMessage }
  | {
      readonly read: false
      readonly because: 'too-large' | 'unreadable'
      readonly what: string
      readonly message: MailMessage
    }

/** The result without opening a workbook: an outcome, or the one file to open. */
type FirstCheck =
  | { readonly end: true; readonly outcome: Outcome }
  | { readonly end: false; readonly file: MailFile; readonly editorOf: readonly OdsCode[] }

/** Decides without opening a file: files are opened only from people who may send a plan. */
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

/** What was read from the file; `mayEdit` and `hasPlan` are about the casefile that it names. */
export type WorkbookFacts =
  | { readonly read: false; readonly sentence: string }
  | {
      readonly read: true
      readonly in: CasefileName
      readonly mayEdit: boolean
      readonly hasPlan: boolean
      readonly cells: readonly CellToCorrect[]
    }

/** The outcome of a message whose one file was opened. It does not depend on whether the sender is genuine. */
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

/** Why a workbook in a message cannot be seen. */
type HiddenIn = 'winmail' | 'encrypted'

/**
 * Exactly one .xlsx file. Without one, a single file in another spreadsheet format is returned, so that reading it says
 * what is wrong. A file attached twice counts once.
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
  return files.filter((file, index) => files.findIndex((other) => isSame(file, other)) === index)
}

function isSame({ bytes: a }: MailFile, { bytes: b }: MailFile): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

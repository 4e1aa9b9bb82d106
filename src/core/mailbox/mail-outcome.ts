import type { CycleName } from '../guidance/cycles.ts'
import type { OdsCode } from '../organisation.ts'
import { protectedSentence } from './came-instead-wording.ts'
import { type CameInstead, type RecognisedFile, workbookIn } from './mail-files.ts'
import { type AutomaticSign, automaticSign, type CloudService, type MailMessage, type OwnAddresses } from './message.ts'

/** The outcome of a received message. */
export type Outcome =
  | { readonly kind: 'waiting'; readonly in: CasefileName }
  | { readonly kind: 'cells-to-correct'; readonly in: CasefileName; readonly cells: readonly CellToCorrect[] }
  | { readonly kind: 'refused-workbook'; readonly sentence: string }
  | { readonly kind: 'no-plan'; readonly in: CasefileName }
  | { readonly kind: 'other-organisation'; readonly named: OdsCode; readonly editorOf: readonly OdsCode[] }
  | { readonly kind: 'no-workbook'; readonly came: CameInstead }
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

/** The outcome of a message without looking at its files, or the organisations whose plan its sender may send. */
type FirstCheck =
  | { readonly end: true; readonly outcome: Outcome }
  | { readonly end: false; readonly editorOf: readonly OdsCode[] }

/** Decides without looking at a file: that is done only for people who may send a plan. */
export function firstCheck(received: Received, sender: SenderFacts, ourselves: OwnAddresses): FirstCheck {
  const { from, headers } = received.message
  const sign = automaticSign(from, headers, ourselves)
  if (sign !== null) return ends({ kind: 'automatic', sign })
  if (sender === null) return ends({ kind: 'unknown-sender' })
  if (sender.editorOf.length === 0) return ends({ kind: 'not-an-editor' })
  if (!received.read && received.because === 'too-large') return ends({ kind: 'too-large' })
  if (!received.read) return ends({ kind: 'unreadable', what: received.what })
  return { end: false, editorOf: sender.editorOf }
}

/** The outcome by what the files of a message are, or the one file to open. */
type SecondCheck =
  | { readonly end: true; readonly outcome: Outcome }
  | { readonly end: false; readonly file: RecognisedFile }

/** Decides without opening a file; `cloudLink` as in the message. */
export function secondCheck(files: readonly RecognisedFile[], cloudLink: CloudService | null): SecondCheck {
  const workbook = workbookIn(files, cloudLink)
  if (workbook.found === 'none') return ends({ kind: 'no-workbook', came: workbook.came })
  if (workbook.found === 'several') return ends({ kind: 'several-workbooks', names: workbook.names })
  const sentence = protectedSentence(workbook.file.kind)
  return sentence === null ? { end: false, file: workbook.file } : ends({ kind: 'refused-workbook', sentence })
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

function ends(outcome: Outcome): { readonly end: true; readonly outcome: Outcome } {
  return { end: true, outcome }
}

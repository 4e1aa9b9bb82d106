import { pluralise } from '../sentences.ts'
import { cameInsteadAnswer } from './came-instead-wording.ts'
import type { CasefileName, CellToCorrect, Outcome } from './mail-outcome.ts'

/** The email that answers a message. It repeats nothing of the message except which cells to correct. */
export type MailAnswer = {
  readonly kind: `mailbox-${Outcome['kind']}`
  readonly subject: string
  readonly body: string
  readonly link: { readonly text: string; readonly path: string }
}

type Answered = Exclude<Outcome['kind'], 'automatic' | 'unreadable'>

type Writing<Kind extends Answered> = {
  readonly subject: string
  readonly body: (outcome: Extract<Outcome, { kind: Kind }>) => readonly string[]
  readonly link?: (outcome: Extract<Outcome, { kind: Kind }>, upload: string) => MailAnswer['link']
}

/** The answer by outcome. Automatic and unreadable messages get none. */
const writings: { readonly [Kind in Answered]: Writing<Kind> } = {
  waiting: {
    subject: 'Your workbook waits for you to confirm it',
    body: (outcome) => [
      `The workbook that came by email for ${named(outcome.in)} was read. Nothing is changed yet: an email alone never changes a plan.`,
      'Sign in, check what it changes, then save these changes or cancel.',
      'If you did not send it, cancel and tell us.',
    ],
    link: (outcome, upload) => ({
      text: 'See what it changes',
      path: `${addressOf(outcome.in)}/plan/upload/${upload}`,
    }),
  },
  'cells-to-correct': {
    subject: 'Your workbook has cells to correct',
    body: (outcome) => [
      `${pluralise(outcome.cells.length, 'cell')} of the workbook that came by email for ${named(outcome.in)} cannot be read, so nothing was imported. Correct these, then send it again or upload it:`,
      cellList(outcome.cells),
    ],
    link: (outcome) => uploadOf(outcome.in),
  },
  'refused-workbook': {
    subject: 'Your file could not be read',
    body: ({ sentence }) => [`The file that came by email could not be read. ${sentence}`],
  },
  'no-plan': {
    subject: 'There is no plan yet for your workbook',
    body: (outcome) => [
      `A workbook came by email for ${named(outcome.in)}, which has no improvement plan yet. Publish the assessment first; then download the workbook again.`,
    ],
    link: (outcome) => ({ text: 'Go to the improvement plan', path: `${addressOf(outcome.in)}/plan` }),
  },
  'other-organisation': {
    subject: 'Your workbook names another organisation',
    body: ({ named: code, editorOf }) => [
      `The workbook that came by email is the plan of ${code}. You are an editor of ${editorOf.join(', ')}. Download the workbook of your own organisation and fill in that one.`,
    ],
  },
  'no-workbook': {
    subject: 'Your email had no workbook',
    body: ({ came }) => [cameInsteadAnswer(came)],
  },
  'several-workbooks': {
    subject: 'Your email had several workbooks',
    body: () => ['Your email had more than one workbook, so none was opened. Send each one in an email of its own.'],
  },
  'not-an-editor': {
    subject: 'Your email was not accepted',
    body: () => [
      'Only an editor of an organisation can send its improvement plan by email, and you are an editor of none. A person will check your email.',
    ],
  },
  'unknown-sender': {
    subject: 'Your email was not accepted',
    body: () => [
      'Improvement plans are accepted by email only from the address that a person uses to sign in here, and this address is not known. Send it from your work address, or ask an editor of your organisation. A person will check your email.',
    ],
  },
  'too-large': {
    subject: 'Your email was too large',
    body: () => ['Your email was too large to be opened. Attach only the workbook and send it again, or upload it.'],
  },
}

/**
 * The answer to a message, or null where it gets none. `upload` is the id of the upload to confirm, null without one.
 */
export function answerTo(outcome: Outcome, upload: string | null): MailAnswer | null {
  if (outcome.kind === 'automatic' || outcome.kind === 'unreadable') return null
  // Each entry takes outcomes of its own kind; TypeScript cannot see that the entry fits this outcome.
  const writing = writings[outcome.kind] as Writing<Answered>
  const link = writing.link?.(outcome as never, upload ?? '') ?? { text: 'Go to the service', path: '/' }
  return {
    kind: `mailbox-${outcome.kind}`,
    subject: writing.subject,
    body: writing.body(outcome as never).join('\n\n'),
    link,
  }
}

/** Whether one more answer stays within the limits. */
export function mayAnswer({ kind }: Outcome, sent: AnswersSent): boolean {
  if (kind === 'unknown-sender' && sent.toUnknown >= answerLimits.toUnknown) return false
  if (aboutWorkbook.includes(kind)) return sent.toAddress < answerLimits.aboutWorkbook
  return sent.aboutTrouble < answerLimits.aboutTrouble
}

/** Answers to people who may edit the plan that the workbook names, at the address known here. */
export const aboutWorkbook: readonly Outcome['kind'][] = ['waiting', 'cells-to-correct']

const cellsListed = 30

function cellList(cells: readonly CellToCorrect[]): string {
  const lines = cells.slice(0, cellsListed).map(({ sheet, cell, write }) => `- ${sheet}, ${cell}: ${write}`)
  const left = cells.length - lines.length
  return [...lines, ...(left > 0 ? [`- and ${left} more: upload the workbook to see all of them`] : [])].join('\n')
}

function named({ organisation, name, cycle }: CasefileName): string {
  return `${name} (${organisation}), ${cycle}`
}

function uploadOf(casefile: CasefileName): MailAnswer['link'] {
  return { text: 'Upload a workbook', path: `${addressOf(casefile)}/plan/upload` }
}

function addressOf({ organisation, cycle }: CasefileName): string {
  return `/organisations/${organisation}/${cycle}`
}

/** The most answers within 24 hours. */
export const answerLimits = {
  /** To one address, about messages that were not accepted. */
  aboutTrouble: 1,
  /** To one address, about a workbook that was opened: a person corrects a cell and sends it again. */
  aboutWorkbook: 10,
  /** To all addresses that this service does not know, together: a forged sender could make us write to others. */
  toUnknown: 50,
} as const

/** The numbers of answers in the last 24 hours. */
export type AnswersSent = {
  readonly toAddress: number
  readonly aboutTrouble: number
  readonly toUnknown: number
}

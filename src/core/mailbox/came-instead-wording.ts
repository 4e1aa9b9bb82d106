import { attachmentKindNames, isAttachable } from '../casefile/attachment.ts'
import { type FileKind, isA, sendInstead } from '../casefile/file-kind.ts'
import type { CameInstead } from './mail-files.ts'

/** The answer to the sender, and what the lead reads about the message. */
type Wording = { readonly answer: string; readonly lead: string }

const wordings: Readonly<Record<Exclude<CameInstead['what'], 'cloud-link' | 'file'>, Wording>> = {
  nothing: {
    answer:
      'Improvement plans are accepted by email as one attached .xlsx workbook, and your email had none. Download the workbook of your plan, fill it in and attach it. A person will check your email.',
    lead: 'No workbook is attached.',
  },
  'encrypted-mail': {
    answer: 'Your email is encrypted, so it cannot be read here. Send it without encryption, or upload the workbook.',
    lead: 'It is encrypted.',
  },
  rpmsg: {
    answer:
      'Your email is protected with a rights label, so only its readers can open it, and this service is none. Send it without “Do not forward”, “Encrypt” or another label that encrypts, or upload the workbook.',
    lead: 'It is protected with a rights label (message.rpmsg).',
  },
  winmail: {
    answer:
      'Outlook wrapped your attachment into a file called winmail.dat, which cannot be opened here. Send the email as HTML or plain text, or upload the workbook.',
    lead: 'Its attachment is wrapped as winmail.dat.',
  },
  msg: {
    answer:
      'Your email had another email attached (.msg), which is not opened here. Save the workbook out of it, and attach the .xlsx file itself.',
    lead: 'An email is attached (.msg), and no workbook.',
  },
  archive: {
    answer:
      'Your email had a ZIP or another packed archive, which is not opened here. Take the workbook out of it, and attach the .xlsx file itself.',
    lead: 'A packed archive (ZIP) is attached, and no workbook.',
  },
  'link-file': {
    answer:
      'Your email had a link to a file, not the file. Open the link, download the workbook as .xlsx and attach that.',
    lead: 'A link to a file is attached, and no workbook.',
  },
}

/** What came instead of a workbook, for its sender: what it was, and what to send. */
export function cameInsteadAnswer(came: CameInstead): string {
  switch (came.what) {
    case 'cloud-link':
      return `Your email had no workbook attached, only a link to ${came.service}. This service opens no links: download the workbook, and attach the .xlsx file itself (in Outlook: “Attach as copy”).`
    case 'file':
      return `Your email had ${fileOf(came.kind)}, and no .xlsx workbook. Improvement plans are accepted by email as one attached .xlsx workbook: download the workbook of your plan, fill it in and attach it. A person will check your email.`
    case 'nothing':
    case 'encrypted-mail':
    case 'rpmsg':
    case 'winmail':
    case 'msg':
    case 'archive':
    case 'link-file':
      return wordings[came.what].answer
  }
}

/** The same for the lead, in a sentence. */
export function cameInsteadReason(came: CameInstead): string {
  switch (came.what) {
    case 'cloud-link':
      return `It links to ${came.service}, and no workbook is attached.`
    case 'file':
      return `It has ${fileOf(came.kind)}, and no workbook.`
    case 'nothing':
    case 'encrypted-mail':
    case 'rpmsg':
    case 'winmail':
    case 'msg':
    case 'archive':
    case 'link-file':
      return wordings[came.what].lead
  }
}

function fileOf(kind: FileKind): string {
  return isAttachable(kind) ? `a ${attachmentKindNames[kind]}` : isA(kind)
}

/** Why a protected workbook is not opened, and what to send; null for a file that is opened. */
export function protectedSentence(kind: FileKind): string | null {
  if (kind !== 'rights' && kind !== 'encrypted' && kind !== 'password') return null
  return `It is ${isA(kind)}. ${sendInstead(kind)}`
}

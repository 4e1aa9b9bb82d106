import { randomUUID } from 'node:crypto'
import { aboutWorkbook, answerTo, type MailAnswer, mayAnswer } from '../core/mailbox/answers.ts'
import { wantsNoAnswer } from '../core/mailbox/automatic.ts'
import { letterText } from '../core/timetable/letter-text.ts'
import type { Tx } from '../store/database.ts'
import { insertLetter, type NewLetter } from '../store/letters.ts'
import { answersSince } from '../store/mailbox.ts'
import { enqueue } from '../store/queues.ts'
import type { Casework } from './casework.ts'
import type { OpenedMail } from './open-mail.ts'

/**
 * Writes and queues the answer to a message in the transaction that keeps it. Gives the letter's id, or null where no
 * answer is due: nobody wrote the message, its sender wants none, or had enough of them within a day.
 */
export async function answerMail(
  tx: Tx,
  casework: Casework,
  mail: OpenedMail,
  upload: string | null,
): Promise<string | null> {
  const { message, outcome } = mail
  const answer = answerTo(outcome, upload)
  if (answer === null || message.from === null || wantsNoAnswer(message.headers)) return null
  const since = dayBefore(casework.clock.now())
  const kinds = aboutWorkbook.map((kind) => `mailbox-${kind}`)
  if (!mayAnswer(outcome, await answersSince(tx, message.from.email, since, kinds))) return null
  const letter = letterOf(casework, mail, message.from.email, answer)
  await insertLetter(tx, letter)
  await enqueue(tx, 'deliver-letter', { id: letter.id })
  return letter.id
}

/** Nothing that an unknown sender wrote comes back in it: From can be forged to make us carry it to others. */
function letterOf(
  { clock, publicUrl, contactEmail }: Casework,
  { id: mail, message, sender, place }: OpenedMail,
  email: string,
  answer: MailAnswer,
): NewLetter {
  const id = randomUUID()
  const name = sender?.name ?? 'sender'
  return {
    id,
    occasion: `mailbox/${mail}`,
    kind: answer.kind,
    organisation: place?.organisation.code ?? null,
    cycle: place?.cycle ?? null,
    to: { id: sender?.id ?? null, name, email },
    subject: answer.subject,
    body: letterText(answer, { name, publicUrl, contact: contactEmail }),
    on: clock.today(),
    queuedAt: clock.now(),
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
    inReplyTo: message.messageId,
  }
}

function dayBefore(now: string): string {
  return new Date(Date.parse(now) - 24 * 60 * 60 * 1000).toISOString()
}

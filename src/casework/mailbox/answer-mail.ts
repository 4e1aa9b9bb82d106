import { randomUUID } from 'node:crypto'
import { emailText } from '../../core/emails/email.ts'
import { aboutWorkbook, answerTo, type MailAnswer, mayAnswer } from '../../core/mailbox/mail-answers.ts'
import { wantsNoAnswer } from '../../core/mailbox/message.ts'
import type { Tx } from '../../store/database/database.ts'
import { enqueue } from '../../store/database/queues.ts'
import { insertEmail, type NewEmail } from '../../store/emails/outbox.ts'
import { answersSince } from '../../store/mailbox/received-mail.ts'
import type { Services } from '../services.ts'
import type { InterpretedMail } from './interpret-mail.ts'

/**
 * Writes and queues the answer to a message in the transaction that keeps it. Gives the email's id, or null where no
 * answer is due: nobody wrote the message, its sender wants none, or had enough of them within a day.
 */
export async function answerMail(
  tx: Tx,
  casework: Services,
  mail: InterpretedMail,
  upload: string | null,
): Promise<string | null> {
  const { message, outcome } = mail
  const answer = answerTo(outcome, upload)
  if (answer === null || message.from === null || wantsNoAnswer(message.headers)) return null
  const since = dayBefore(casework.clock.now())
  const kinds = aboutWorkbook.map((kind) => `mailbox-${kind}`)
  if (!mayAnswer(outcome, await answersSince(tx, message.from.email, since, kinds))) return null
  const email = answerEmail(casework, mail, message.from.email, answer)
  await insertEmail(tx, email)
  await enqueue(tx, 'deliver-email', { id: email.id })
  return email.id
}

/** Nothing that an unknown sender wrote comes back in it: From can be forged to make us carry it to others. */
function answerEmail(
  { clock, publicUrl, contactEmail }: Services,
  { id: mail, message, sender, casefileKey: place }: InterpretedMail,
  email: string,
  answer: MailAnswer,
): NewEmail {
  const id = randomUUID()
  const name = sender?.name ?? 'sender'
  return {
    id,
    dedupeKey: `mailbox/${mail}`,
    kind: answer.kind,
    organisation: place?.organisation.code ?? null,
    cycle: place?.cycle ?? null,
    to: { id: sender?.id ?? null, name, email },
    subject: answer.subject,
    body: emailText(answer, { name, publicUrl, contact: contactEmail }),
    on: clock.today(),
    queuedAt: clock.now(),
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
    inReplyTo: message.messageId,
  }
}

function dayBefore(now: string): string {
  return new Date(Date.parse(now) - 24 * 60 * 60 * 1000).toISOString()
}

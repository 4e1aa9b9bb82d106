import { aboutWorkbook, answerTo, type MailAnswer, mayAnswer } from '../../core/mailbox/mail-answers.ts'
import { wantsNoAnswer } from '../../core/mailbox/message.ts'
import type { Tx } from '../../store/database/database.ts'
import { answersSince } from '../../store/mailbox/received-mail.ts'
import { type AddressedEmail, writeEmails } from '../emails/write-emails.ts'
import type { Services } from '../services.ts'
import type { InterpretedMail } from './interpret-mail.ts'

/**
 * Writes and queues the answer to a message in the transaction that stores it. Gives the email's id, or null where no
 * answer is due: the message has no sender, its sender accepts none, or has had enough answers within a day.
 */
export async function answerMail(
  tx: Tx,
  services: Services,
  mail: InterpretedMail,
  upload: string | null,
): Promise<string | null> {
  const { message, outcome } = mail
  const answer = answerTo(outcome, upload)
  if (answer === null || message.from === null || wantsNoAnswer(message.headers)) return null
  const since = dayBefore(services.clock.now())
  const kinds = aboutWorkbook.map((kind) => `mailbox-${kind}`)
  if (!mayAnswer(outcome, await answersSince(tx, message.from.email, since, kinds))) return null
  const [id = null] = await writeEmails(tx, services, [answerEmail(services, mail, message.from.email, answer)])
  return id
}

/** It repeats nothing that an unknown sender wrote: From can be forged to make us send it to others. */
function answerEmail(
  { clock }: Services,
  { id, message, sender, casefileKey: key }: InterpretedMail,
  email: string,
  answer: MailAnswer,
): AddressedEmail {
  return {
    email: answer,
    to: { id: sender?.id ?? null, name: sender?.name ?? 'sender', email },
    dedupeKey: `mailbox/${id}`,
    on: clock.today(),
    about: { organisation: key?.organisation.code ?? null, cycle: key?.cycle ?? null },
    inReplyTo: message.messageId,
  }
}

function dayBefore(now: string): string {
  return new Date(Date.parse(now) - 24 * 60 * 60 * 1000).toISOString()
}

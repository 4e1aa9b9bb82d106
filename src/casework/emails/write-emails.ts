import { randomUUID } from 'node:crypto'
import type { Day } from '../../core/day.ts'
import { type Email, emailText } from '../../core/emails/email.ts'
import type { Tx } from '../../store/database/database.ts'
import { enqueueAll } from '../../store/database/queues.ts'
import { insertEmails, type NewEmail } from '../../store/emails/outbox.ts'
import type { Services } from '../services.ts'

/** An email and its recipient, before it is written. */
export type AddressedEmail = {
  readonly email: Pick<Email, 'kind' | 'subject' | 'body'> & { readonly link: Email['link'] | null }
  readonly to: NewEmail['to']
  /** What it is for: each address gets one email for it, whatever writes it again. null: each one is written. */
  readonly dedupeKey: string | null
  readonly on: Day
  /** The casefile or the organisation that it is about; neither where it is about several. */
  readonly about: Pick<NewEmail, 'organisation' | 'cycle'>
  /** The instant from which it waits; now where it is absent. */
  readonly queuedAt?: string
  /** The Message-ID of the message that it answers. */
  readonly inReplyTo?: string | null
}

/** The most emails in one statement: some megabytes of text. */
const perStatement = 500

/**
 * Writes emails into the outbox and queues their delivery, in the caller's transaction: the one writer of every email.
 * Gives the id of each, in their order; null where its address has an email with this dedupe key already.
 */
export async function writeEmails(
  tx: Tx,
  services: Pick<Services, 'clock' | 'publicUrl' | 'contactEmail'>,
  emails: readonly AddressedEmail[],
): Promise<readonly (string | null)[]> {
  const rows = emails.map((each) => newEmailOf(services, each))
  const written = new Set<string>()
  for (let from = 0; from < rows.length; from += perStatement) {
    const inserted = await insertEmails(tx, rows.slice(from, from + perStatement))
    const jobs = [...inserted].map((id) => ({ id }))
    await enqueueAll(tx, 'deliver-email', jobs)
    for (const id of inserted) written.add(id)
  }
  return rows.map(({ id }) => (written.has(id) ? id : null))
}

function newEmailOf(
  { clock, publicUrl, contactEmail }: Pick<Services, 'clock' | 'publicUrl' | 'contactEmail'>,
  { email, to, dedupeKey, on, about, queuedAt = clock.now(), inReplyTo }: AddressedEmail,
): NewEmail {
  const id = randomUUID()
  return {
    id,
    dedupeKey: dedupeKey ?? `${email.kind}/${id}`,
    kind: email.kind,
    ...about,
    to: { id: to.id, name: to.name, email: to.email },
    subject: email.subject,
    body: emailText(email, { name: to.name, publicUrl, contact: contactEmail }),
    on,
    queuedAt,
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
    inReplyTo: inReplyTo ?? null,
  }
}

/** For an email that is about no organisation and no toolkit year. */
export const aboutNothing: AddressedEmail['about'] = { organisation: null, cycle: null }

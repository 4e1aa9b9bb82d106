import type { SendMailOptions } from 'nodemailer'

/** An email on its way to one person. What is fixed with the email makes a repeat of it recognisable. */
export type Outgoing = {
  readonly id: string
  /** `<…@…>`, the same at every attempt. */
  readonly messageId: string
  readonly to: { readonly name: string; readonly email: string }
  readonly subject: string
  /** Plain text. */
  readonly text: string
  /** When it was queued, ISO 8601 in UTC: its date at every attempt. */
  readonly queuedAt: string
  /** `<…@…>` of the message that it answers. */
  readonly inReplyTo?: string | null
}

/**
 * The outcome of an attempt. `why` is stored and shown: it names neither a person nor anything of the email. `lasting`
 * says that another attempt cannot help, such as for an address that does not exist.
 */
export type Delivery =
  | { readonly delivered: true }
  | { readonly delivered: false; readonly why: string; readonly lasting: boolean }

/** A way to deliver emails. An expected failure is a value; only our own mistakes throw. */
export type Transport = {
  deliver(email: Outgoing): Promise<Delivery>
  close(): void
}

/** The message that nodemailer makes of an email: plain text, marked so that no automatic reply answers it (RFC 3834). */
export function messageOf(email: Outgoing, from: string): SendMailOptions {
  const { messageId, to, subject, text, queuedAt, inReplyTo = null } = email
  return {
    from,
    to: { name: to.name, address: to.email },
    subject,
    text,
    messageId,
    date: new Date(queuedAt),
    ...(inReplyTo === null ? {} : { inReplyTo, references: inReplyTo }),
    headers: { 'Auto-Submitted': inReplyTo === null ? 'auto-generated' : 'auto-replied' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

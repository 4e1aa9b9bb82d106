import type { SendMailOptions } from 'nodemailer'
import type { Outgoing } from './transport.ts'

/** The message nodemailer makes of a letter: plain text, and marked so that no holiday reply answers it (RFC 3834). */
export function messageOf(letter: Outgoing, from: string): SendMailOptions {
  const { messageId, to, subject, text, queuedAt, inReplyTo = null } = letter
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

import type { SendMailOptions } from 'nodemailer'
import type { Outgoing } from './transport.ts'

/** The message nodemailer makes of a letter: plain text, and marked so that no holiday reply answers it (RFC 3834). */
export function messageOf({ messageId, to, subject, text, queuedAt }: Outgoing, from: string): SendMailOptions {
  return {
    from,
    to: { name: to.name, address: to.email },
    subject,
    text,
    messageId,
    date: new Date(queuedAt),
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

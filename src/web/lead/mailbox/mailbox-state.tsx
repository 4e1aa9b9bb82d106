import type { MailboxVisit } from '../../../casework/mailbox/receive-mail.ts'
import { dayAt, formatDate, timeOfDay } from '../../../core/day.ts'
import { WarningCallout } from '../../nhsuk/inset-text.tsx'

type MailboxStateProps = { readonly address: string | null; readonly visit: MailboxVisit | null }

/** Whether there is a mailbox, and whether it can be read. */
export function MailboxState({ address, visit }: MailboxStateProps) {
  if (address === null)
    return (
      <p>
        No mailbox is set up, so no email is received. The settings are <code>IMAP_URL</code> and{' '}
        <code>MAILBOX_ADDRESS</code>.
      </p>
    )
  return (
    <>
      <p>
        Workbooks can be sent to <strong>{address}</strong>.{' '}
        {visit === null ? 'It has not been read yet.' : `It was last read on ${momentText(visit.at)}.`}
      </p>
      {visit !== null && visit.trouble !== null && (
        <WarningCallout heading="The mailbox cannot be read">
          <p>{visit.trouble}. The service tries again every minute. Nothing is lost: emails wait in the mailbox.</p>
        </WarningCallout>
      )}
    </>
  )
}

/** “1 June 2021 at 10:05am”: an instant (ISO 8601) as a date and time in England. */
export function momentText(instant: string): string {
  return `${formatDate(dayAt(Date.parse(instant)))} at ${timeOfDay(instant)}`
}

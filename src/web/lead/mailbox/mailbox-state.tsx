import type { MailboxVisit } from '../../../casework/mailbox/receive-mail.ts'
import { dayAt, formatDate, timeOfDay } from '../../../core/day.ts'
import { WarningCallout } from '../../nhsuk/inset-text.tsx'

type MailboxStateProps = { readonly address: string | null; readonly visit: MailboxVisit | null }

/** Whether there is a mailbox, and whether it answers. */
export function MailboxState({ address, visit }: MailboxStateProps) {
  if (address === null)
    return (
      <p>
        No mailbox is set in this place, so no email is taken in. The settings are <code>IMAP_URL</code> and{' '}
        <code>MAILBOX_ADDRESS</code>.
      </p>
    )
  return (
    <>
      <p>
        Workbooks can be sent to <strong>{address}</strong>.{' '}
        {visit === null ? 'It has not been looked into yet.' : `It was last looked into on ${momentText(visit.at)}.`}
      </p>
      {visit !== null && visit.trouble !== null && (
        <WarningCallout heading="The mailbox cannot be read">
          <p>{visit.trouble}. It is tried again every minute. Nothing is lost: emails wait there.</p>
        </WarningCallout>
      )}
    </>
  )
}

/** “1 June 2021 at 10:05am”, in England, of an instant as ISO 8601 text. */
export function momentText(instant: string): string {
  return `${formatDate(dayAt(Date.parse(instant)))} at ${timeOfDay(instant)}`
}

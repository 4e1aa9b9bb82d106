import type { MailboxVisit } from '../../../casework/mailbox-visit.ts'
import { WarningCallout } from '../../nhsuk/warning-callout.tsx'
import { momentText } from './moment-text.ts'

export type MailboxStateProps = { readonly address: string | null; readonly visit: MailboxVisit | null }

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

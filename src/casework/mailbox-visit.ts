import { readSetting } from '../store/settings-table.ts'
import type { Casework } from './casework.ts'

/** Under what name the last visit to the mailbox is remembered. */
export const mailboxVisit = 'mailbox-visit'

/** When the mailbox was last looked into, an instant, and what went wrong then, if anything did. */
export type MailboxVisit = { readonly at: string; readonly trouble: string | null }

/** The last visit, or null before the first. */
export async function lastMailboxVisit({ database }: Casework): Promise<MailboxVisit | null> {
  const kept = await readSetting(database.withoutScope, mailboxVisit)
  return kept === null ? null : (JSON.parse(kept) as MailboxVisit)
}

import type { Generated } from 'kysely'
import type { Outcome } from '../../core/mailbox/mail-outcome.ts'
import type { Day, Instant } from './column-types.ts'

export type OutboxTable = {
  readonly id: Generated<string>
  readonly dedupe_key: string
  readonly organisation: string | null
  readonly cycle: string | null
  readonly kind: string
  readonly to_person: string | null
  readonly to_name: string
  readonly to_email: string
  readonly subject: string
  readonly body: string
  readonly on_day: Day
  readonly queued_at: Instant
  readonly state: Generated<'queued' | 'sent' | 'failed' | 'withdrawn'>
  readonly attempts: Generated<number>
  readonly last_error: string | null
  readonly sent_at: Instant | null
  readonly message_id: string
  readonly in_reply_to: string | null
  readonly removed_at: Generated<Instant | null>
}

export type ReceivedMailTable = {
  readonly id: Generated<string>
  readonly message_id: string
  readonly content_hash: string
  readonly from_email: string
  readonly from_name: string
  readonly subject: string
  readonly received_at: Instant
  readonly imported_at: Instant
  readonly outcome: Outcome['kind']
  readonly why: string
  readonly person: string | null
  readonly organisation: string | null
  readonly cycle: string | null
  readonly upload: string | null
  readonly answer_email: string | null
  readonly source: Buffer | null
  readonly handled_at: Instant | null
  readonly handled_by: string | null
  readonly handled_by_name: Generated<string>
  readonly note: Generated<string>
  readonly removed_at: Generated<Instant | null>
}

type ReminderKey = {
  readonly organisation: string
  readonly cycle: string
  readonly milestone: string
  readonly due_date: Day
  readonly step: string
}

export type RemindersTable = ReminderKey & { readonly on_day: Day }

export type PendingRemindersTable = ReminderKey & {
  readonly to_email: string
  readonly to_person: string | null
  readonly to_name: string
  readonly to_role: string
  readonly recorded_on: Day
  readonly email: string | null
  readonly discarded: Generated<boolean>
}

export type DailyRunsTable = {
  readonly day: Day
  readonly started_at: Instant
  readonly finished_at: Instant | null
  readonly by_name: string
  readonly casefiles: Generated<number>
  readonly reminders: Generated<number>
  readonly emails: Generated<number>
}

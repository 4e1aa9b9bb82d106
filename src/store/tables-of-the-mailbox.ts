import type { Generated } from 'kysely'
import type { Outcome } from '../core/mailbox/outcome.ts'
import type { Instant } from './tables.ts'

export type MailboxTable = {
  readonly id: Generated<string>
  readonly message_id: string
  readonly content_hash: string
  readonly from_email: string
  readonly from_name: string
  readonly subject: string
  readonly received_at: Instant
  readonly taken_in_at: Instant
  readonly outcome: Outcome['kind']
  readonly why: string
  readonly person: string | null
  readonly organisation: string | null
  readonly cycle: string | null
  readonly upload: string | null
  readonly answer: string | null
  readonly source: Buffer | null
  readonly handled_at: Instant | null
  readonly handled_by: string | null
  readonly handled_by_name: Generated<string>
  readonly note: Generated<string>
  readonly removed_at: Generated<Instant | null>
}

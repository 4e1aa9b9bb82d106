import type { Generated } from 'kysely'
import type { Day, Instant } from './tables.ts'

export type LettersTable = {
  readonly id: Generated<string>
  readonly occasion: string
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
  readonly state: Generated<'queued' | 'sent' | 'stuck' | 'withdrawn'>
  readonly attempts: Generated<number>
  readonly last_error: string | null
  readonly sent_at: Instant | null
  readonly message_id: string
  readonly in_reply_to: string | null
  readonly removed_at: Generated<Instant | null>
}

import type { Generated } from 'kysely'
import type { Audience } from '../core/notices/notice.ts'
import type { Day, Instant, Json } from './tables.ts'

export type NoticesTable = {
  readonly id: Generated<string>
  readonly version: Generated<number>
  readonly title: string
  readonly body: string
  readonly link: string | null
  readonly day: Day | null
  readonly time_of_day: string
  readonly from_day: Day
  readonly until_day: Day
  readonly cycle: string
  readonly audience: Audience
  readonly ended_on: Day | null
}

export type NoticeEventsTable = {
  readonly notice: string
  readonly version: number
  readonly type: 'added' | 'changed' | 'ended'
  readonly content: Json
  readonly by_person: string
  readonly by_name: string
  readonly on_day: Day
  readonly recorded_at: Instant
}

export type CalendarsTable = { readonly person: string; readonly token_hash: string; readonly made_on: Day }

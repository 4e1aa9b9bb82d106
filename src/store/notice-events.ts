import type { Kysely } from 'kysely'
import type { Day } from '../core/day.ts'
import type { NoticeContent } from '../core/notices/notice.ts'
import type { Tx } from './database.ts'
import type { Tables } from './tables.ts'

/** Who did what to a notice, and when. */
export type NoticeEvent = {
  readonly notice: string
  readonly version: number
  readonly type: 'added' | 'changed' | 'ended'
  readonly content: NoticeContent
  readonly by: { readonly id: string; readonly name: string }
  readonly on: Day
  /** An instant, ISO 8601 in UTC. */
  readonly recordedAt: string
}

export async function insertNoticeEvent(tx: Tx, event: NoticeEvent): Promise<void> {
  const { notice, version, type, content, by, on, recordedAt } = event
  await tx
    .insertInto('notice_events')
    .values({
      notice,
      version,
      type,
      content: JSON.stringify(content),
      by_person: by.id,
      by_name: by.name,
      on_day: on,
      recorded_at: recordedAt,
    })
    .execute()
}

/** What happened to a notice, newest first. `id` has to be a UUID. */
export async function noticeEventsOf(
  db: Kysely<Tables>,
  id: string,
): Promise<readonly { readonly type: NoticeEvent['type']; readonly byName: string; readonly on: Day }[]> {
  const rows = await db
    .selectFrom('notice_events')
    .select(['type', 'by_name', 'on_day'])
    .where('notice', '=', id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ type, by_name: byName, on_day: on }) => ({ type, byName, on: on as Day }))
}

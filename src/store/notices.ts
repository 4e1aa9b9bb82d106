import type { Kysely } from 'kysely'
import type { Day } from '../core/day.ts'
import type { Notice, NoticeContent } from '../core/notices/notice.ts'
import type { Tx } from './database.ts'
import type { Tables } from './tables.ts'

const columns = [
  'id',
  'version',
  'title',
  'body',
  'link',
  'day',
  'time_of_day as time',
  'from_day as from',
  'until_day as until',
  'cycle',
  'audience',
  'ended_on as endedOn',
] as const

/** Every notice ever kept, the one that begins last first. */
export async function allNotices(db: Kysely<Tables>): Promise<readonly Notice[]> {
  const rows = await db.selectFrom('notices').select(columns).orderBy('from_day', 'desc').orderBy('id').execute()
  return rows as unknown as readonly Notice[]
}

/** Those to be shown on a day, what takes place soonest first. */
export async function noticesShownOn(db: Kysely<Tables>, today: Day): Promise<readonly Notice[]> {
  const rows = await db
    .selectFrom('notices')
    .select(columns)
    .where('ended_on', 'is', null)
    .where('from_day', '<=', today)
    .where('until_day', '>=', today)
    .orderBy('day', (order) => order.asc().nullsLast())
    .orderBy('from_day')
    .orderBy('id')
    .execute()
  return rows as unknown as readonly Notice[]
}

/** `id` has to be a UUID. */
export async function noticeById(db: Kysely<Tables>, id: string): Promise<Notice | null> {
  const row = await db.selectFrom('notices').select(columns).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : (row as unknown as Notice)
}

export async function insertNotice(tx: Tx, content: NoticeContent): Promise<string> {
  const row = await tx.insertInto('notices').values(rowOf(content)).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** Keeps the next version; false where it has another version by now, or has ended. */
export async function updateNotice(
  tx: Tx,
  id: string,
  seen: number,
  content: NoticeContent,
  endedOn: Day | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('notices')
    .set({ ...rowOf(content), version: seen + 1, ended_on: endedOn })
    .where('id', '=', id)
    .where('version', '=', seen)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

function rowOf({ time, from, until, ...content }: NoticeContent) {
  return { ...content, time_of_day: time, from_day: from, until_day: until }
}

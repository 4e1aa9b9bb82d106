import type { Kysely } from 'kysely'
import type { Announcement, AnnouncementContent } from '../../core/announcements/announcement.ts'
import type { Day } from '../../core/day.ts'
import type { Tx } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'

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

/** Every announcement ever made, the one that begins last first. */
export async function allAnnouncements(db: Kysely<Tables>): Promise<readonly Announcement[]> {
  const rows = await db.selectFrom('announcements').select(columns).orderBy('from_day', 'desc').orderBy('id').execute()
  return rows as unknown as readonly Announcement[]
}

/** The announcements to show on a day, the soonest first. */
export async function announcementsShownOn(db: Kysely<Tables>, today: Day): Promise<readonly Announcement[]> {
  const rows = await db
    .selectFrom('announcements')
    .select(columns)
    .where('ended_on', 'is', null)
    .where('from_day', '<=', today)
    .where('until_day', '>=', today)
    .orderBy('day', (order) => order.asc().nullsLast())
    .orderBy('from_day')
    .orderBy('id')
    .execute()
  return rows as unknown as readonly Announcement[]
}

/** `id` has to be a UUID. */
export async function announcementById(db: Kysely<Tables>, id: string): Promise<Announcement | null> {
  const row = await db.selectFrom('announcements').select(columns).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : (row as unknown as Announcement)
}

export async function insertAnnouncement(tx: Tx, content: AnnouncementContent): Promise<string> {
  const row = await tx.insertInto('announcements').values(rowOf(content)).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** Stores the next version; false where it has another version by now, or has ended. */
export async function updateAnnouncement(
  tx: Tx,
  id: string,
  seen: number,
  content: AnnouncementContent,
  endedOn: Day | null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('announcements')
    .set({ ...rowOf(content), version: seen + 1, ended_on: endedOn })
    .where('id', '=', id)
    .where('version', '=', seen)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

function rowOf({ time, from, until, ...content }: AnnouncementContent) {
  return { ...content, time_of_day: time, from_day: from, until_day: until }
}

/** Who did what to an announcement, and when. */
export type AnnouncementEvent = {
  readonly announcement: string
  readonly version: number
  readonly type: 'added' | 'changed' | 'ended'
  readonly content: AnnouncementContent
  readonly by: { readonly id: string; readonly name: string }
  readonly on: Day
  /** An instant, ISO 8601 in UTC. */
  readonly recordedAt: string
}

export async function insertAnnouncementEvent(tx: Tx, event: AnnouncementEvent): Promise<void> {
  const { announcement, version, type, content, by, on, recordedAt } = event
  await tx
    .insertInto('announcement_events')
    .values({
      announcement,
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

/** What happened to an announcement, newest first. `id` has to be a UUID. */
export async function announcementEventsOf(
  db: Kysely<Tables>,
  id: string,
): Promise<readonly { readonly type: AnnouncementEvent['type']; readonly byName: string; readonly on: Day }[]> {
  const rows = await db
    .selectFrom('announcement_events')
    .select(['type', 'by_name', 'on_day'])
    .where('announcement', '=', id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ type, by_name: byName, on_day: on }) => ({ type, byName, on: on as Day }))
}

import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Adds requests of a minute by key; gives the sum of each over all processes. `minute` is an instant. */
export async function addRequestCounts(
  db: Kysely<Tables>,
  minute: string,
  counted: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  // In the same order everywhere, so that two processes never wait for each other.
  const keys = [...counted.keys()].toSorted()
  const { rows } = await sql<{ key_hash: string; requests: number }>`
    insert into request_counts as kept (minute, key_hash, requests)
    select ${minute}::timestamptz, * from unnest(${keys}::text[], ${keys.map((key) => counted.get(key) ?? 0)}::int[])
    on conflict (minute, key_hash) do update set requests = kept.requests + excluded.requests
    returning key_hash, requests`.execute(db)
  return new Map(rows.map(({ key_hash, requests }) => [key_hash, requests]))
}

export async function deleteRequestCountsBefore(db: Kysely<Tables>, minute: string): Promise<void> {
  await db.deleteFrom('request_counts').where('minute', '<', minute).execute()
}

import { type Publication, publicationOn, type RegisterEntry } from '../core/casefile/publication.ts'
import type { Day } from '../core/day.ts'
import type { Database } from '../store/database.ts'
import { statusRecords } from '../store/register.ts'

/** What the public sees of each entry on a day, in the order of the entries. */
export async function publicationsOf(
  db: Database['withoutScope'],
  on: Day,
  entries: readonly RegisterEntry[],
): Promise<readonly Publication[]> {
  const records = await statusRecords(
    db,
    entries.map(({ code }) => code),
  )
  return entries.map((entry) => {
    const own = (records.get(entry.code) ?? []).filter(({ cycle }) => cycle === entry.cycle)
    return publicationOn(on, entry, own)
  })
}

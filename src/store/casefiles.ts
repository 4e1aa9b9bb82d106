import { sql } from 'kysely'
import { type Casefile, newCasefile } from '../core/casefile/casefile.ts'
import type { CasefileEvent, Stamp } from '../core/casefile/events.ts'
import { evolve } from '../core/casefile/evolve.ts'
import type { CycleName } from '../core/guidance/cycles.ts'
import type { OdsCode, Organisation } from '../core/organisation.ts'
import { beginning, chainHash } from './chain.ts'
import type { Tx } from './database.ts'
import { loadDrafts } from './drafts.ts'

/** Names one casefile: an organisation in a cycle. */
export type Place = { readonly organisation: Organisation; readonly cycle: CycleName }

/** An event as it is kept: with its place in the casefile, when it was recorded, and its link in the chain. */
export type RecordedEvent = CasefileEvent & {
  readonly version: number
  readonly recordedAt: string
  readonly hash: string
}

/** Makes the casefile's row if there is none and locks it, so that commands to one casefile follow one another. */
export async function lockCasefile(tx: Tx, { organisation, cycle }: Place): Promise<void> {
  await tx
    .insertInto('casefiles')
    .values({ organisation: organisation.code, cycle, version: 0, status: 'not-published', stage: 'not-published' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await sql`select 1 from casefiles where organisation = ${organisation.code} and cycle = ${cycle} for update`.execute(
    tx,
  )
}

/** The casefile as its events make it, with what is being written in it. */
export async function loadCasefile(tx: Tx, place: Place): Promise<Casefile> {
  return casefileFrom(tx, place, await eventsOf(tx, place))
}

/** The same for whoever has read its events already. */
export async function casefileFrom(tx: Tx, place: Place, events: readonly CasefileEvent[]): Promise<Casefile> {
  const record = events.reduce<Casefile>(evolve, newCasefile(place.organisation, place.cycle))
  return { ...record, ...(await loadDrafts(tx, place)) }
}

/** Every event of a casefile, oldest first. */
export async function eventsOf(tx: Tx, { organisation, cycle }: Place): Promise<readonly RecordedEvent[]> {
  const rows = await tx
    .selectFrom('casefile_events')
    .selectAll()
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .orderBy('version')
    .execute()
  return rows.map((row) => ({
    ...(row.payload as CasefileEvent),
    by: { id: row.by_person ?? '', name: row.by_name, role: row.by_role as Stamp['by']['role'] },
    on: row.on_day as CasefileEvent['on'],
    guidance: row.guidance_version,
    version: row.version,
    recordedAt: row.recorded_at,
    hash: row.hash,
  }))
}

/** Adds events behind `version`, each chained to the one before. A second writer at the same version is refused by the key. */
export async function appendEvents(
  tx: Tx,
  place: Place,
  version: number,
  events: readonly CasefileEvent[],
  recordedAt: string,
): Promise<void> {
  if (events.length === 0) return
  let previous = await lastHash(tx, place)
  for (const [index, event] of events.entries()) {
    const row = eventRow(
      place.organisation.code,
      place.cycle,
      { ...event, version: version + index + 1, recordedAt },
      previous,
    )
    await tx.insertInto('casefile_events').values(row).execute()
    previous = row.hash
  }
}

/** What an event's hash is taken of: all of it but the hashes. */
export function hashOfEvent(
  previous: string,
  { organisation, cycle }: Place,
  event: Omit<RecordedEvent, 'hash'>,
): string {
  return hashIn(previous, organisation.code, cycle, event)
}

function hashIn(
  previous: string,
  organisation: OdsCode,
  cycle: CycleName,
  { by, on, guidance, version, recordedAt, ...payload }: Omit<RecordedEvent, 'hash'>,
): string {
  return chainHash(previous, { organisation, cycle, version, by, on, guidance, payload, recordedAt })
}

/** An event as the row that is kept of it, linked to the hash of the one before. */
export function eventRow(
  organisation: OdsCode,
  cycle: CycleName,
  event: Omit<RecordedEvent, 'hash'>,
  previous: string,
) {
  const { by, on, guidance, version, recordedAt, ...payload } = event
  return {
    organisation,
    cycle,
    version,
    type: event.type,
    payload: JSON.stringify(payload),
    by_person: by.id === '' ? null : by.id,
    by_name: by.name,
    by_role: by.role,
    on_day: on,
    recorded_at: recordedAt,
    guidance_version: guidance,
    previous_hash: previous,
    hash: hashIn(previous, organisation, cycle, event),
  }
}

async function lastHash(tx: Tx, { organisation, cycle }: Place): Promise<string> {
  const row = await tx
    .selectFrom('casefile_events')
    .select('hash')
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.hash ?? beginning
}

import { sql } from 'kysely'
import type { Role } from '../../core/actor.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { Tx } from '../database/database.ts'
import { chainHash, firstPreviousHash } from './chain.ts'

/** An event of a whole cycle: what happened, who did it and when. */
type CycleEvent = {
  readonly cycle: CycleName
  readonly type: 'guidance-changed' | 'statuses-observed'
  readonly payload: object
  readonly by: { readonly id: string; readonly name: string; readonly role: Role }
  readonly on: Day
  /** An instant, ISO 8601 in UTC. */
  readonly recordedAt: string
}

/** Adds an event to the cycle's own stream, chained to the one before. Two writers wait for each other. */
export async function appendCycleEvent(tx: Tx, event: CycleEvent): Promise<void> {
  await lockCycle(tx, event.cycle)
  const last = await lastLink(tx, event.cycle)
  const version = last.version + 1
  await tx
    .insertInto('cycle_events')
    .values({
      cycle: event.cycle,
      version,
      type: event.type,
      payload: JSON.stringify(event.payload),
      by_person: event.by.id,
      by_name: event.by.name,
      by_role: event.by.role,
      on_day: event.on,
      recorded_at: event.recordedAt,
      previous_hash: last.hash,
      hash: chainHash(last.hash, { ...event, version }),
    })
    .execute()
}

/** Locks the cycle, so that other changes of it wait until the transaction ends. */
export async function lockCycle(tx: Tx, cycle: CycleName): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`cycle ${cycle}`}))`.execute(tx)
}

async function lastLink(tx: Tx, cycle: CycleName): Promise<{ readonly version: number; readonly hash: string }> {
  const row = await tx
    .selectFrom('cycle_events')
    .select(['version', 'hash'])
    .where('cycle', '=', cycle)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { version: 0, hash: firstPreviousHash }
}

/** The events of cycles that are not what was recorded: “cycle 2020-21 event 3”; empty where every chain is whole. */
export async function brokenCycleEvents(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.selectFrom('cycle_events').selectAll().orderBy('cycle').orderBy('version').execute()
  const last = new Map<string, { readonly version: number; readonly hash: string }>()
  return rows.flatMap((row) => {
    const before = last.get(row.cycle) ?? { version: 0, hash: firstPreviousHash }
    last.set(row.cycle, row)
    const content = {
      cycle: row.cycle,
      type: row.type,
      payload: row.payload,
      by: { id: row.by_person ?? '', name: row.by_name, role: row.by_role },
      on: row.on_day,
      recordedAt: row.recorded_at,
      version: row.version,
    }
    const follows = row.version === before.version + 1 && row.previous_hash === before.hash
    const isWhole = follows && chainHash(before.hash, content) === row.hash
    return isWhole ? [] : [`cycle ${row.cycle} event ${row.version}`]
  })
}

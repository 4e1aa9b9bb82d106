import { sql } from 'kysely'
import type { Role } from '../core/actor.ts'
import type { Day } from '../core/day.ts'
import type { CycleName } from '../core/guidance/cycles.ts'
import { beginning, chainHash } from './chain.ts'
import type { Tx } from './database.ts'

/** What happened to a whole cycle, who did it and when. */
export type CycleEvent = {
  readonly cycle: CycleName
  readonly type: 'guidance-changed' | 'statuses-observed'
  readonly payload: object
  readonly by: { readonly id: string; readonly name: string; readonly role: Role }
  readonly on: Day
  /** An instant, ISO 8601 in UTC. */
  readonly recordedAt: string
}

/** Adds an event to the cycle's own stream, chained to the one before. Two writers follow one another. */
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

/** Makes whoever else would change the cycle wait until the transaction ends. */
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
  return row ?? { version: 0, hash: beginning }
}

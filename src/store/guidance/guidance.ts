import type { Kysely } from 'kysely'
import type { Day } from '../../core/day.ts'
import { type GuidanceChange, type IssuedChange, knownOn, withChanges } from '../../core/guidance/change.ts'
import { type CycleName, cycle } from '../../core/guidance/cycles.ts'
import type { CycleGuidance } from '../../core/guidance/guidance.ts'
import type { Tx } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'

/** A cycle's guidance with every change issued so far; null where its guidance is not known here. */
export async function guidanceOf(db: Kysely<Tables>, name: CycleName): Promise<CycleGuidance | null> {
  const base = cycle(name).guidance
  return base === null ? null : withChanges(base, await changesOf(db, name))
}

/** G2: the guidance as it was known on a day, without later changes, even those that apply from an earlier day. */
export async function guidanceKnownOn(tx: Tx, name: CycleName, on: Day): Promise<CycleGuidance | null> {
  const base = cycle(name).guidance
  return base === null ? null : withChanges(base, knownOn(await changesOf(tx, name), on))
}

/** The content of the event of an issued change, besides who confirmed it and when. */
export type ChangePayload = {
  readonly change: GuidanceChange
  readonly proposal: string
  readonly proposedBy: { readonly id: string; readonly name: string }
  readonly proposedOn: Day
}

/** Every change of a cycle's guidance, oldest first. */
export async function changesOf(db: Kysely<Tables>, name: CycleName): Promise<readonly IssuedChange[]> {
  const rows = await db
    .selectFrom('cycle_events')
    .select(['payload', 'by_name', 'on_day', 'recorded_at'])
    .where('cycle', '=', name)
    .where('type', '=', 'guidance-changed')
    .orderBy('version')
    .execute()
  return rows.map((row, index) => issuedChangeOf(row, index + 1))
}

/** The columns of a change that are read; `recorded_at` is an instant in UTC. */
export type ChangeRow = {
  readonly payload: unknown
  readonly by_name: string
  readonly on_day: string
  readonly recorded_at: string
}

/** A change as its row stores it; `number` is its place among the changes of its cycle, from 1. */
export function issuedChangeOf({ payload, by_name, on_day, recorded_at }: ChangeRow, number: number): IssuedChange {
  const { change, proposal, proposedBy, proposedOn } = payload as ChangePayload
  return {
    ...change,
    number,
    issuedOn: on_day as Day,
    issuedAt: recorded_at,
    proposal,
    proposedBy: proposedBy.name,
    proposedOn,
    confirmedBy: by_name,
  }
}

import { type RawBuilder, sql } from 'kysely'
import type { Stage } from '../../core/casefile/casefile.ts'
import type { CasefileEvent } from '../../core/casefile/events.ts'
import type { Status } from '../../core/casefile/status.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, Organisation, RegionCode } from '../../core/organisation.ts'
import type { TimetableState } from '../../core/timetable/timetable-state.ts'
import type { Part } from '../database/batches.ts'
import type { Tx } from '../database/database.ts'

/** One casefile of a region as its lists need it. `timetableState` is null where an older build wrote the row. */
export type RegionCasefile = Pick<Organisation, 'code' | 'name' | 'type' | 'region' | 'closed' | 'successors'> & {
  readonly cycle: CycleName
  readonly status: Status
  readonly stage: Stage
  readonly stageSince: Day | null
  readonly outstanding: number
  readonly timetableState: TimetableState | null
}

/** Some casefiles of a region. `search` is a part of a name, or an ODS code; empty for all. */
export type RegionFilter = {
  readonly region: RegionCode
  readonly search: string
  /** null: at every stage. */
  readonly stages: readonly Stage[] | null
}

/** Those of them in which something happened, by name. */
export async function casefilesIn(
  tx: Tx,
  filter: RegionFilter,
  { limit, offset }: Part,
): Promise<readonly RegionCasefile[]> {
  const { rows } = await sql<RegionCasefile>`
    select o.code, o.name, o.type, o.region, o.closed, o.successors, c.cycle, c.status, c.stage,
      c.stage_since as "stageSince", c.outstanding, c.timetable_state - 'owners' as "timetableState"
    ${casefilesOf(filter)}
    order by o.name, o.code, c.cycle limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

export async function countCasefilesIn(tx: Tx, filter: RegionFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${casefilesOf(filter)}`.execute(tx)
  return rows[0]?.count ?? 0
}

function casefilesOf({ region, search, stages }: RegionFilter): RawBuilder<unknown> {
  return sql`
    from organisations o join casefiles c on c.organisation = o.code
    where o.region = ${region} and c.version > 0 and (${stages}::text[] is null or c.stage = any(${stages}::text[]))
      and (strpos(lower(o.name), lower(${search})) > 0 or lower(o.code) = lower(${search}))`
}

type RegionEventContent = CasefileEvent & { readonly type: 'early-warning-given' | 'support-recorded' }

/** An early warning to a region, or support that it recorded. */
export type RegionEvent<Type extends RegionEventContent['type'] = RegionEventContent['type']> = {
  readonly code: OdsCode
  readonly name: string
  readonly cycle: CycleName
  readonly on: Day
  readonly by: string
  readonly version: number
  readonly event: CasefileEvent & { readonly type: Type }
}

/** Those of one type in a region, newest first. */
export async function regionEvents<Type extends RegionEventContent['type']>(
  tx: Tx,
  region: RegionCode,
  type: Type,
  { limit, offset }: Part,
): Promise<readonly RegionEvent<Type>[]> {
  const { rows } = await sql<RegionEvent<Type>>`
    select o.code, o.name, e.cycle, e.on_day as "on", e.by_name as "by", e.version, e.payload as event
    from casefile_events e join organisations o on o.code = e.organisation
    where o.region = ${region} and e.type = ${sql.lit(type)}
    order by e.on_day desc, e.recorded_at desc, o.code, e.cycle, e.version desc
    limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

export async function countRegionEvents(tx: Tx, region: RegionCode, type: RegionEventContent['type']): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from casefile_events e join organisations o on o.code = e.organisation
    where o.region = ${region} and e.type = ${sql.lit(type)}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** The support recorded in these organisations' casefiles, newest first. */
export async function supportOf(
  tx: Tx,
  codes: readonly OdsCode[],
): Promise<readonly RegionEvent<'support-recorded'>[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<RegionEvent<'support-recorded'>>`
    select o.code, o.name, e.cycle, e.on_day as "on", e.by_name as "by", e.version, e.payload as event
    from casefile_events e join organisations o on o.code = e.organisation
    where e.organisation = any(${codes}::text[]) and e.type = 'support-recorded'
    order by e.on_day desc, e.recorded_at desc, e.version desc`.execute(tx)
  return rows
}

/** An organisation that meets an item by its last published assessment, or has closed it as a gap since. */
export type MeetsItem = {
  readonly code: OdsCode
  readonly name: string
  readonly evidence: EvidenceReference
  readonly how: 'published-as-met' | 'gap-closed'
}

/** The organisations of a region that meet these items in a cycle, without one of them; by name. */
export async function whoMeets(
  tx: Tx,
  { region, cycle, except }: { readonly region: RegionCode; readonly cycle: CycleName; readonly except: OdsCode },
  evidence: readonly EvidenceReference[],
): Promise<readonly MeetsItem[]> {
  if (evidence.length === 0) return []
  const { rows } = await sql<MeetsItem>`
    select o.code, o.name, asked.evidence,
      case when published.payload -> 'met' ? asked.evidence then 'published-as-met' else 'gap-closed' end as how
    from organisations o
    join casefiles c on c.organisation = o.code and c.cycle = ${cycle}
    cross join lateral (
      select payload from casefile_events e
      where e.organisation = o.code and e.cycle = ${cycle} and e.type = 'assessment-published'
      order by e.version desc limit 1
    ) published
    cross join unnest(${evidence}::text[]) as asked (evidence)
    where o.region = ${region} and o.code <> ${except}
      and (published.payload -> 'met' ? asked.evidence
        or (c.status in ('standards-met', 'standards-exceeded') and published.payload -> 'gaps' ? asked.evidence))
    order by o.name
  `.execute(tx)
  return rows
}

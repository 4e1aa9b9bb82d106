import { sql } from 'kysely'
import type { Stage } from '../../core/casefile/casefile.ts'
import type { CasefileEvent } from '../../core/casefile/events.ts'
import type { Status } from '../../core/casefile/status.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, Organisation, RegionCode } from '../../core/organisation.ts'
import { endsRegionRequest } from '../../core/regions/region-tasks.ts'
import type { TimetableState } from '../../core/timetable/timetable-state.ts'
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

/** Every casefile of a region in which something happened, by name. */
export async function casefilesIn(tx: Tx, region: RegionCode): Promise<readonly RegionCasefile[]> {
  const rows = await tx
    .selectFrom('casefiles')
    .innerJoin('organisations', 'organisations.code', 'casefiles.organisation')
    .select([
      'organisations.code',
      'organisations.name',
      'organisations.type',
      'organisations.region',
      'organisations.closed',
      'organisations.successors',
      'casefiles.cycle',
      'casefiles.status',
      'casefiles.stage',
      'casefiles.stage_since as stageSince',
      'casefiles.outstanding',
      'casefiles.timetable_state as timetableState',
    ])
    .where('organisations.region', '=', region)
    .where('casefiles.version', '>', 0)
    .orderBy('organisations.name')
    .orderBy('casefiles.cycle')
    .execute()
  return rows as unknown as readonly RegionCasefile[]
}

type RegionEventContent = CasefileEvent & {
  readonly type: 'early-warning-given' | 'region-help-requested' | 'support-recorded'
}

/** An early warning to a region, a request for its help, or support it recorded. */
export type RegionEvent = {
  readonly code: OdsCode
  readonly name: string
  readonly cycle: CycleName
  readonly on: Day
  readonly by: string
  readonly version: number
  readonly event: RegionEventContent
  /** What was requested has come since: see `answersRegion`. */
  readonly answered: boolean
}

/** All of them in a region, newest first. */
export async function regionEvents(tx: Tx, region: RegionCode): Promise<readonly RegionEvent[]> {
  const { rows } = await sql<RegionEvent>`
    select o.code, o.name, e.cycle, e.on_day as "on", e.by_name as "by", e.version, e.payload as event,
      exists (
        select from casefile_events later
        where later.organisation = e.organisation and later.cycle = e.cycle and later.version > e.version
          and later.type = any(${endsRegionRequest}::text[])
      ) as answered
    from casefile_events e
    join organisations o on o.code = e.organisation
    where o.region = ${region}
      and e.type in ('early-warning-given', 'region-help-requested', 'support-recorded')
    order by e.on_day desc, e.recorded_at desc, e.version desc
  `.execute(tx)
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

import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, OrganisationType, RegionCode } from '../../core/organisation.ts'
import type { Tx } from '../database/database.ts'

/** A plan that was referred to the SRO; `decision` is null while the last referral waits. */
export type LatePlan = {
  readonly code: OdsCode
  readonly name: string
  readonly type: OrganisationType
  readonly region: RegionCode | null
  readonly cycle: CycleName
  readonly referredOn: Day
  readonly referredBy: string
  readonly latestCompletion: Day | null
  readonly decision: 'late-plan-accepted' | 'late-plan-declined' | 'withdrawn' | null
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
}

/**
 * Every plan that was ever referred, by its last referral: first those that wait, oldest first, then those decided,
 * newest first. `withdrawn` is one that another plan has replaced before it was decided.
 */
export async function latePlans(tx: Tx): Promise<readonly LatePlan[]> {
  const { rows } = await sql<LatePlan>`
    select o.code, o.name, o.type, o.region, c.cycle, c.latest_completion as "latestCompletion",
      referred.on_day as "referredOn", referred.by_name as "referredBy",
      case when decided.type is null and c.stage <> 'with-sro' then 'withdrawn' else decided.type end as decision,
      decided.on_day as "decidedOn", decided.by_name as "decidedBy"
    from (
      select distinct on (organisation, cycle) organisation, cycle, version, on_day, by_name
      from casefile_events
      where type = 'plan-referred-to-sro'
      order by organisation, cycle, version desc
    ) referred
    join casefiles c on c.organisation = referred.organisation and c.cycle = referred.cycle
    join organisations o on o.code = c.organisation
    left join lateral (
      select type, on_day, by_name from casefile_events later
      where later.organisation = c.organisation and later.cycle = c.cycle and later.version > referred.version
        and later.type in ('late-plan-accepted', 'late-plan-declined')
      order by later.version
      limit 1
    ) decided on true
    where c.referred_to_sro
    order by decided.type is not null or c.stage <> 'with-sro',
      case when decided.type is null then referred.on_day end, decided.on_day desc, o.search_text
  `.execute(tx)
  return rows
}

import { type RawBuilder, sql } from 'kysely'
import type { EscalationDecision } from '../../core/casefile/engagement.ts'
import type { EscalationState } from '../../core/casefile/escalations.ts'
import type { MilestoneId } from '../../core/casefile/reminders.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, OrganisationType } from '../../core/organisation.ts'
import type { Part } from '../database/batches.ts'
import type { Tx } from '../database/database.ts'

/** Which escalations a list shows. */
export type EscalationFilter = {
  readonly states: readonly EscalationState[]
  /** null: of every type of organisation. */
  readonly types: readonly OrganisationType[] | null
  /** Only those about which no enforcement notice was issued. */
  readonly withoutNotices: boolean
  /** What the guidance of today does not ask for any more: a proposal about it has lapsed. */
  readonly withdrawn: readonly { readonly cycle: CycleName; readonly milestone: MilestoneId }[]
}

/** One escalation with what lists show of it. */
export type EscalationRow = {
  readonly code: OdsCode
  readonly name: string
  readonly cycle: CycleName
  readonly milestone: MilestoneId
  readonly dueDate: Day
  readonly proposedOn: Day
  readonly state: EscalationState
  readonly reminders: number
  readonly regionAskedOn: Day | null
  readonly lastContactOn: Day | null
  readonly answeredOn: Day | null
  readonly answeredBy: string | null
  readonly answeredReason: string | null
  readonly decision: EscalationDecision | null
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
  readonly decidedReason: string | null
  readonly enforcementNotices: number
}

/** Those of this filter that the transaction may see, proposed longest ago first. */
export async function listEscalations(
  tx: Tx,
  filter: EscalationFilter,
  { limit, offset }: Part,
): Promise<readonly EscalationRow[]> {
  const { rows } = await sql<EscalationRow>`
    select e.organisation as code, o.name, e.cycle, e.milestone, e.due_date as "dueDate", e.proposed_on as "proposedOn",
      ${stateOn(filter)} as state, e.reminders, e.region_asked_on as "regionAskedOn",
      e.last_contact_on as "lastContactOn", e.answered_on as "answeredOn", e.answered_by as "answeredBy",
      e.answered_reason as "answeredReason", e.decision, e.decided_on as "decidedOn", e.decided_by as "decidedBy",
      e.decided_reason as "decidedReason", e.enforcement_notices as "enforcementNotices"
    from escalations e join organisations o on o.code = e.organisation
    where ${matches(filter)}
    order by e.proposed_on, e.organisation, e.cycle, e.due_date, e.milestone
    limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

/** How many escalations of this filter there are in each state, those not in its `states` too. */
export async function countEscalations(
  tx: Tx,
  filter: Pick<EscalationFilter, 'types' | 'withdrawn'>,
): Promise<ReadonlyMap<EscalationState, number>> {
  const { rows } = await sql<{ state: EscalationState; count: number }>`
    select state, count(*)::int as count
    from (
      select ${stateOn(filter)} as state from escalations e join organisations o on o.code = e.organisation
      where ${ofTypes(filter)}
    ) each group by state`.execute(tx)
  return new Map(rows.map(({ state, count }) => [state, count]))
}

/** One condition a state, so that a list of one state is read in the order of the index. */
function matches(filter: EscalationFilter): RawBuilder<boolean> {
  const ofState = (state: EscalationState) =>
    state === 'proposed' || state === 'lapsed'
      ? sql`(e.state = 'proposed' and ${state === 'lapsed' ? sql`` : sql`not`} ${hasLapsed(filter)})`
      : sql`e.state = ${state}`
  const inStates = filter.states.length === 0 ? sql`false` : sql.join(filter.states.map(ofState), sql` or `)
  return sql`(${inStates}) and (not ${filter.withoutNotices}::boolean or e.enforcement_notices = 0) and ${ofTypes(filter)}`
}

function ofTypes({ types }: Pick<EscalationFilter, 'types'>): RawBuilder<boolean> {
  return types === null ? sql`true` : sql`o.type = any(${types}::text[])`
}

/** The state that is shown (`stateOfEscalation`). */
function stateOn(filter: Pick<EscalationFilter, 'withdrawn'>): RawBuilder<string> {
  return sql`case when e.state = 'proposed' and ${hasLapsed(filter)} then 'lapsed' else e.state end`
}

/** Of a proposal (`lapseOf`). */
function hasLapsed({ withdrawn }: Pick<EscalationFilter, 'withdrawn'>): RawBuilder<boolean> {
  const [cycles, milestones] = [withdrawn.map(({ cycle }) => cycle), withdrawn.map(({ milestone }) => milestone)]
  return sql`(coalesce(e.last_contact_on >= e.proposed_on, false)
    or (e.cycle, e.milestone) in (select * from unnest(${cycles}::text[], ${milestones}::text[])))`
}

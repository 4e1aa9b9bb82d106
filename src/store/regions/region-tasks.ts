import { type RawBuilder, sql } from 'kysely'
import type { MilestoneId } from '../../core/casefile/reminders.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, OrganisationType, RegionCode } from '../../core/organisation.ts'
import type { MissingRule } from '../../core/regions/recorded-tasks.ts'
import type { RecordedTask } from '../../core/regions/region-tasks.ts'
import type { Part } from '../database/batches.ts'
import type { Tx } from '../database/database.ts'

/** Which tasks of a region are open on a day. */
export type RegionTaskFilter = {
  readonly region: RegionCode
  readonly today: Day
  /** null: of every kind. */
  readonly kinds: readonly RecordedTask['kind'][] | null
  /** What the guidance of the day asks for in each cycle (`missingRulesOn`). */
  readonly rules: readonly (MissingRule & { readonly cycle: CycleName })[]
  /** The organisations that it asks it of. */
  readonly types: readonly { readonly cycle: CycleName; readonly type: OrganisationType }[]
}

/** An open task, its organisation, and the last day for it: null where none is set. */
export type RegionTaskRow = {
  readonly code: OdsCode
  readonly name: string
  readonly cycle: CycleName
  readonly task: RecordedTask
  readonly by: Day | null
}

type Row = Omit<RegionTaskRow, 'task'> & {
  readonly kind: RecordedTask['kind']
  readonly since: Day
  readonly milestone: MilestoneId | null
  readonly dueDate: Day | null
  readonly askedBy: string
  readonly reason: string
}

/** The open tasks of a region: by the last day for them, those without one last; then those asked for longest ago. */
export async function listRegionTasks(
  tx: Tx,
  filter: RegionTaskFilter,
  { limit, offset }: Part,
): Promise<readonly RegionTaskRow[]> {
  const { rows } = await sql<Row>`
    select t.organisation as code, o.name, t.cycle, t.kind, t.since, t.milestone, t.due_date as "dueDate",
      t.asked_by as "askedBy", t.reason, rule.latest as by
    ${openTasks(filter)}
    order by rule.latest nulls last, t.since, t.organisation, t.cycle, t.kind, t.number
    limit ${limit} offset ${offset}`.execute(tx)
  return rows.map(({ code, name, cycle, by, ...row }) => ({ code, name, cycle, by, task: taskIn(row) }))
}

export async function countRegionTasks(tx: Tx, filter: RegionTaskFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${openTasks(filter)}`.execute(tx)
  return rows[0]?.count ?? 0
}

function taskIn({
  kind,
  since,
  milestone,
  dueDate,
  askedBy,
  reason,
}: Omit<Row, 'code' | 'name' | 'cycle' | 'by'>): RecordedTask {
  if (kind === 'help-requested') return { kind, since, by: askedBy, reason }
  if (kind !== 'not-received') return { kind, since }
  if (milestone === null || dueDate === null) throw new Error('A check of the table makes it name what is missing')
  return { kind, since, milestone, dueDate }
}

/** A plan is due later from those who published late; an organisation that closed goes on as its one successor. */
function openTasks({ region, today, kinds, rules, types }: RegionTaskFilter): RawBuilder<unknown> {
  const of = <Key extends keyof RegionTaskFilter['rules'][number]>(key: Key) => rules.map((rule) => rule[key])
  return sql`
    from region_tasks t
    join organisations o on o.code = t.organisation
    left join unnest(${of('cycle')}::text[], ${of('milestone')}::text[], ${of('due')}::date[], ${of('sentFrom')}::date[],
      ${of('latest')}::date[]) as rule (cycle, milestone, due, sent_from, latest)
      on rule.cycle = t.cycle and rule.milestone = t.milestone
    where t.region = ${region} and (${kinds}::text[] is null or t.kind = any(${kinds}::text[]))
      and (t.kind <> 'not-received' or (
        t.due_date = case when t.milestone = 'plan' then greatest(rule.due, t.published_on) else rule.due end
        and coalesce(t.last_contact_on < rule.sent_from, true)
        and coalesce(o.closed >= ${today}::date or cardinality(o.successors) = 1, true)
        and (t.cycle, o.type) in (select * from unnest(${types.map(({ cycle }) => cycle)}::text[],
          ${types.map(({ type }) => type)}::text[]))
      ))`
}

import { sql } from 'kysely'
import { type CasefileRecord, lastSubmissionOn } from '../../core/casefile/casefile.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { missingByRecord, type NumberedTask, recordedTasks } from '../../core/regions/recorded-tasks.ts'
import { lastSubmission, type TimetableState } from '../../core/timetable/timetable-state.ts'
import type { Tx } from '../database/database.ts'
import { stableJson } from '../record/chain.ts'

/**
 * Stores the region's tasks about a casefile as its events make them; asks the database only where they are others than
 * `before` the events. A `before` of null replaces them in any case.
 */
export async function saveRegionTasks(tx: Tx, casefile: CasefileRecord, before: CasefileRecord | null): Promise<void> {
  const rows = regionTaskRows(casefile)
  if (before !== null && stableJson(rows) === stableJson(regionTaskRows(before))) return
  await removeRows(tx, casefile)
  await insertRows(tx, rows)
}

/** The organisation is locked before its rows, as a change of its region locks both in this order. */
async function removeRows(tx: Tx, { organisation, cycle }: CasefileRecord): Promise<void> {
  await sql`
    delete from region_tasks t using (select code from organisations where code = ${organisation.code} for share) o
    where t.organisation = o.code and t.cycle = ${cycle}`.execute(tx)
}

/** A casefile to which reminders were added, and its state after them. */
type Reminded = { readonly code: OdsCode; readonly timetableState: TimetableState }

/** Stores what reminders add to the region's tasks, in many casefiles of one cycle; the others stay as they are. */
export async function addRegionTasks(tx: Tx, cycle: CycleName, reminded: readonly Reminded[]): Promise<void> {
  await insertRows(
    tx,
    reminded.flatMap(({ code, timetableState }) =>
      missingByRecord(timetableState).map((task) =>
        rowOf(task, code, cycle, timetableState.publishedOn, lastSubmission(timetableState)),
      ),
    ),
  )
}

/** The rows of a casefile, as its events make them; without the region, which is that of the organisation. */
export function regionTaskRows(casefile: CasefileRecord) {
  const { organisation, cycle, publishedOn } = casefile
  const lastContactOn = lastSubmissionOn(casefile)
  return recordedTasks(casefile).map((task) => rowOf(task, organisation.code, cycle, publishedOn, lastContactOn))
}

function rowOf(
  task: NumberedTask,
  organisation: OdsCode,
  cycle: CycleName,
  publishedOn: Day | null,
  lastContactOn: Day | null,
) {
  const missing = task.kind === 'not-received' ? task : null
  return {
    organisation,
    cycle,
    kind: task.kind,
    number: task.number,
    since: task.since,
    milestone: missing?.milestone ?? null,
    due_date: missing?.dueDate ?? null,
    published_on: missing === null ? null : publishedOn,
    last_contact_on: missing === null ? null : lastContactOn,
    asked_by: task.kind === 'help-requested' ? task.by : '',
    reason: task.kind === 'help-requested' ? task.reason : '',
  }
}

/** The organisations are locked for share, and by code: a change of their region comes whole before or whole after. */
async function insertRows(tx: Tx, rows: readonly ReturnType<typeof rowOf>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into region_tasks (organisation, cycle, kind, number, region, since, milestone, due_date, published_on,
      last_contact_on, asked_by, reason)
    select t.organisation, t.cycle, t.kind, t.number, o.region, t.since, t.milestone, t.due_date, t.published_on,
      t.last_contact_on, t.asked_by, t.reason
    from jsonb_populate_recordset(null::dspt.region_tasks, ${JSON.stringify(rows)}::jsonb) t
    join organisations o on o.code = t.organisation
    order by t.organisation for share of o
    on conflict do nothing`.execute(tx)
}

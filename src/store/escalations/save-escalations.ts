import { sql } from 'kysely'
import type { CasefileRecord } from '../../core/casefile/casefile.ts'
import type { Escalation } from '../../core/casefile/engagement.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { lastSubmission, type TimetableState, timetableStateOf } from '../../core/timetable/timetable-state.ts'
import type { Tx } from '../database/database.ts'
import type { EscalationsTable } from '../database/tables-record.ts'
import { stableJson } from '../record/chain.ts'

/**
 * Stores the escalations of a casefile as its events make them; asks the database only where they are others than
 * `before` the events. A `before` of null replaces them in any case.
 */
export async function saveEscalations(tx: Tx, casefile: CasefileRecord, before: CasefileRecord | null): Promise<void> {
  const rows = escalationRows(casefile)
  if (before === null) await removeRows(tx, casefile)
  if (rows.length === 0 || (before !== null && stableJson(rows) === stableJson(escalationRows(before)))) return
  await tx
    .insertInto('escalations')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'cycle', 'milestone', 'due_date']).doUpdateSet((now) => ({
        state: now.ref('excluded.state'),
        reminders: now.ref('excluded.reminders'),
        region_asked_on: now.ref('excluded.region_asked_on'),
        last_contact_on: now.ref('excluded.last_contact_on'),
        answered_on: now.ref('excluded.answered_on'),
        answered_by: now.ref('excluded.answered_by'),
        answered_reason: now.ref('excluded.answered_reason'),
        decision: now.ref('excluded.decision'),
        decided_on: now.ref('excluded.decided_on'),
        decided_by: now.ref('excluded.decided_by'),
        decided_reason: now.ref('excluded.decided_reason'),
        enforcement_notices: now.ref('excluded.enforcement_notices'),
      })),
    )
    .execute()
}

async function removeRows(tx: Tx, { organisation, cycle }: CasefileRecord): Promise<void> {
  await tx.deleteFrom('escalations').where('organisation', '=', organisation.code).where('cycle', '=', cycle).execute()
}

/** A casefile to which reminders were added, and its state after them. */
type Reminded = { readonly code: OdsCode; readonly timetableState: TimetableState }

/**
 * Stores what reminders change in the escalations of many casefiles of one cycle; what people decided stays. Reminders do
 * not know the enforcement notices of a casefile, so a new proposal takes their number from the escalations before it:
 * without one that was confirmed there is none.
 */
export async function saveProposals(tx: Tx, cycle: CycleName, reminded: readonly Reminded[]): Promise<void> {
  const rows = reminded.flatMap(({ code, timetableState }) =>
    timetableState.escalations.map((escalation) => ({
      ...proposalRow(code, cycle, timetableState, escalation),
      state: 'proposed',
    })),
  )
  if (rows.length === 0) return
  await sql`
    insert into escalations (organisation, cycle, milestone, due_date, proposed_on, state, reminders, region_asked_on,
      last_contact_on, enforcement_notices)
    select organisation, cycle, milestone, due_date, proposed_on, state, reminders, region_asked_on, last_contact_on,
      coalesce((select max(before.enforcement_notices) from escalations before
        where before.organisation = proposed.organisation and before.cycle = proposed.cycle), 0)
    from jsonb_populate_recordset(null::dspt.escalations, ${JSON.stringify(rows)}::jsonb) proposed
    on conflict (organisation, cycle, milestone, due_date) do update
    set reminders = excluded.reminders, region_asked_on = excluded.region_asked_on
    where (escalations.reminders, escalations.region_asked_on)
      is distinct from (excluded.reminders, excluded.region_asked_on)`.execute(tx)
}

/** The rows of a casefile's escalations, as its events make them. */
export function escalationRows(casefile: CasefileRecord): readonly EscalationsTable[] {
  const timetableState = timetableStateOf(casefile)
  return casefile.escalations.map((escalation) => ({
    ...proposalRow(casefile.organisation.code, casefile.cycle, timetableState, escalation),
    ...answerColumns(escalation),
    enforcement_notices: casefile.enforcementNotices.length,
  }))
}

function proposalRow(
  organisation: OdsCode,
  cycle: CycleName,
  timetableState: TimetableState,
  { milestone, dueDate, proposedOn }: Pick<Escalation, 'milestone' | 'dueDate' | 'proposedOn'>,
) {
  const reminders = timetableState.reminders.filter((each) => each.milestone === milestone && each.dueDate === dueDate)
  return {
    organisation,
    cycle,
    milestone,
    due_date: dueDate,
    proposed_on: proposedOn,
    reminders: reminders.filter(({ step }) => step !== 'escalation-proposed' && step !== 'region').length,
    region_asked_on: reminders.find(({ step }) => step === 'region')?.on ?? null,
    last_contact_on: lastSubmission(timetableState),
  }
}

function answerColumns({ state, decidedOn, decidedBy, reason, decisions }: Escalation) {
  const answered = state === 'proposed' ? null : { on: decidedOn, by: decidedBy, reason }
  const decided = decisions.at(-1) ?? null
  return {
    state: state === 'confirmed' && decided !== null ? ('decided' as const) : state,
    answered_on: answered?.on ?? null,
    answered_by: answered?.by ?? null,
    answered_reason: answered?.reason ?? null,
    decision: decided?.decision ?? null,
    decided_on: decided?.on ?? null,
    decided_by: decided?.by ?? null,
    decided_reason: decided?.reason ?? null,
  }
}

import { sql } from 'kysely'
import type { EscalationStep, MilestoneId } from '../../core/casefile/reminders.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import { mapBatches } from '../../core/table.ts'
import type { Effect } from '../../core/timetable/effect.ts'
import type { QueuedReminder } from '../../core/timetable/guidance-effects.ts'
import type { TimetableState } from '../../core/timetable/timetable-state.ts'
import { batchesOf } from '../database/batches.ts'
import type { Tx } from '../database/database.ts'

/** A begun casefile with its timetable state, which is null in a row written by an older build. */
export type CasefileWithState = { readonly organisation: Organisation; readonly timetableState: TimetableState | null }

/** Begun casefiles of a cycle in the order of their codes, behind `after`. */
export async function casefilesAfter(
  tx: Tx,
  cycle: CycleName,
  after: string,
  limit: number,
): Promise<readonly CasefileWithState[]> {
  const rows = await tx
    .selectFrom('casefiles')
    .innerJoin('organisations', 'organisations.code', 'casefiles.organisation')
    .select([
      'code',
      'name',
      'type',
      'region',
      'opened',
      'closed',
      'successors',
      'demo',
      'casefiles.timetable_state as timetableState',
    ])
    .where('casefiles.cycle', '=', cycle)
    .where('casefiles.version', '>', 0)
    .where('casefiles.organisation', '>', after)
    .orderBy('casefiles.organisation')
    .limit(limit)
    .execute()
  return rows.map(({ timetableState, ...organisation }) => ({
    organisation: organisation as unknown as Organisation,
    timetableState: timetableState as TimetableState | null,
  }))
}

export async function countCasefiles(tx: Tx, cycle: CycleName): Promise<number> {
  const { count } = await tx
    .selectFrom('casefiles')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('cycle', '=', cycle)
    .where('version', '>', 0)
    .executeTakeFirstOrThrow()
  return count
}

/** Reminders to or about these organisations that have not been sent yet, whether or not their email is written. */
export async function unsentReminders(
  tx: Tx,
  cycle: CycleName,
  codes: readonly OdsCode[],
): Promise<ReadonlyMap<OdsCode, readonly QueuedReminder[]>> {
  if (codes.length === 0) return new Map()
  const rows = await tx
    .selectFrom('pending_reminders')
    .leftJoin('outbox', 'outbox.id', 'pending_reminders.email')
    .select([
      'pending_reminders.organisation',
      'milestone',
      'pending_reminders.due_date',
      'step',
      'pending_reminders.to_name',
    ])
    .where('pending_reminders.cycle', '=', cycle)
    .where('pending_reminders.organisation', 'in', codes)
    .where('discarded', '=', false)
    .where((where) => where.or([where('pending_reminders.email', 'is', null), where('outbox.state', '=', 'queued')]))
    .orderBy('pending_reminders.due_date')
    .orderBy('pending_reminders.to_email')
    .execute()
  const reminders = new Map<OdsCode, readonly QueuedReminder[]>()
  for (const { organisation, milestone, due_date: dueDate, step, to_name: to } of rows) {
    const code = organisation as OdsCode
    const reminder = { milestone: milestone as MilestoneId, dueDate: dueDate as Day, step: step as EscalationStep, to }
    reminders.set(code, [...(reminders.get(code) ?? []), reminder])
  }
  return reminders
}

export type EffectRow = Effect & { readonly organisation: { readonly code: OdsCode; readonly name: string } }

/** Begins to count the effects of a proposal, and gives the number of this run. Deletes earlier counts. */
export async function beginCount(
  tx: Tx,
  id: string,
  about: { readonly countedFor: string; readonly toCount: number },
): Promise<number> {
  const { run } = await tx
    .updateTable('guidance_proposals')
    .set((set) => ({
      count_run: set('count_run', '+', 1),
      count_state: 'counting',
      counted_for: about.countedFor,
      counted: 0,
      to_count: about.toCount,
    }))
    .where('id', '=', id)
    .returning('count_run as run')
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('guidance_effects').where('proposal', '=', id).execute()
  return run
}

/** Stores how far a run has come; false where another has overtaken it. */
export async function advanceCount(
  tx: Tx,
  id: string,
  run: number,
  { counted, isDone }: { readonly counted: number; readonly isDone: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('guidance_proposals')
    .set({ counted, count_state: isDone ? 'counted' : 'counting' })
    .where('id', '=', id)
    .where('count_run', '=', run)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Stores the effects found, in one statement. */
export async function insertEffects(tx: Tx, id: string, effects: readonly EffectRow[]): Promise<void> {
  if (effects.length === 0) return
  const rows = effects.map(({ organisation, ...effect }) => ({ ...effect, organisation: organisation.code }))
  await sql`
    insert into guidance_effects (proposal, organisation, sequence, kind, concerns, what, before, after)
    select ${id}::uuid, organisation, row_number() over (partition by organisation), kind, concerns, what, before, after
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (organisation text, kind text, concerns text, what text, before text, after text)`.execute(tx)
}

/** The effects found, by organisation. */
export async function effectsPage(
  tx: Tx,
  id: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly EffectRow[]> {
  return (await effectsIn(tx, id).limit(limit).offset(offset).execute()).map(effectOf)
}

/** All of them, in batches. */
export function allEffects(tx: Tx, id: string): AsyncIterable<readonly EffectRow[]> {
  return mapBatches(batchesOf(tx, effectsIn(tx, id)), effectOf)
}

function effectsIn(tx: Tx, id: string) {
  return tx
    .selectFrom('guidance_effects')
    .innerJoin('organisations', 'organisations.code', 'guidance_effects.organisation')
    .select(['code', 'name', 'kind', 'concerns', 'what', 'before', 'after'])
    .where('proposal', '=', id)
    .orderBy('code')
    .orderBy('sequence')
}

function effectOf({ code, name, ...effect }: StoredEffect): EffectRow {
  return { ...(effect as unknown as Effect), organisation: { code: code as OdsCode, name } }
}

type StoredEffect = { readonly code: string; readonly name: string } & Readonly<
  Record<'kind' | 'concerns' | 'what', string> & Record<'before' | 'after', string | null>
>

/** How often each effect was found, and in how many organisations. */
export type EffectCounts = {
  readonly organisations: number
  readonly effects: number
  readonly lines: readonly (Pick<Effect, 'concerns' | 'kind' | 'what'> & { readonly count: number })[]
}

export async function countEffects(tx: Tx, id: string): Promise<EffectCounts> {
  const lines = await tx
    .selectFrom('guidance_effects')
    .select(({ fn }) => ['concerns', 'what', 'kind', fn.countAll<number>().as('count')])
    .where('proposal', '=', id)
    .groupBy(['concerns', 'what', 'kind'])
    .orderBy('concerns')
    .orderBy('what')
    .execute()
  const { organisations } = await tx
    .selectFrom('guidance_effects')
    .select(sql<number>`count(distinct organisation)`.as('organisations'))
    .where('proposal', '=', id)
    .executeTakeFirstOrThrow()
  const effects = lines.reduce((sum, { count }) => sum + count, 0)
  return { organisations, effects, lines: lines as unknown as EffectCounts['lines'] }
}

import { sql } from 'kysely'
import type { CasefileEvent } from '../../core/casefile/events.ts'
import type { SentReminder } from '../../core/casefile/reminders.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import type { TimetableState } from '../../core/timetable/timetable-state.ts'
import type { Tx } from '../database/database.ts'
import { saveProposals } from '../escalations/save-escalations.ts'
import { eventRow } from '../record/casefiles.ts'
import { addRegionTasks } from '../regions/save-region-tasks.ts'

/** What the daily run reads of a casefile: the organisation, and its timetable state instead of its events. */
export type TimetableRow = {
  readonly organisation: Pick<Organisation, 'code' | 'name' | 'type' | 'region' | 'closed' | 'successors'>
  readonly version: number
  readonly timetableState: TimetableState
}

/** Casefiles of a cycle in which something has happened, by code, after `after`. */
export async function timetableRowsAfter(
  tx: Tx,
  cycle: CycleName,
  after: string,
  limit: number,
): Promise<readonly TimetableRow[]> {
  const rows = await selectTimetableRows(tx, cycle)
    .where('casefiles.organisation', '>', after)
    .orderBy('casefiles.organisation')
    .limit(limit)
    .execute()
  return rows.map(rowOf)
}

/** The same for these organisations, locked until the transaction ends: other changes of them wait. */
export async function lockTimetableRows(
  tx: Tx,
  cycle: CycleName,
  codes: readonly OdsCode[],
): Promise<readonly TimetableRow[]> {
  const rows = await selectTimetableRows(tx, cycle)
    .where(sql<boolean>`casefiles.organisation = any(${codes})`)
    .orderBy('casefiles.organisation')
    .forUpdate('casefiles')
    .execute()
  return rows.map(rowOf)
}

/** The same, not locked. */
export async function timetableRowsOf(
  tx: Tx,
  cycle: CycleName,
  codes: readonly OdsCode[],
): Promise<readonly TimetableRow[]> {
  const rows = await selectTimetableRows(tx, cycle)
    .where(sql<boolean>`casefiles.organisation = any(${codes})`)
    .execute()
  return rows.map(rowOf)
}

function selectTimetableRows(tx: Tx, cycle: CycleName) {
  return tx
    .selectFrom('casefiles')
    .innerJoin('organisations', 'organisations.code', 'casefiles.organisation')
    .select([
      'organisations.code',
      'organisations.name',
      'organisations.type',
      'organisations.region',
      'organisations.closed',
      'organisations.successors',
      'casefiles.version',
      'casefiles.timetable_state as timetableState',
    ])
    .where('casefiles.cycle', '=', cycle)
    .where('casefiles.version', '>', 0)
    .where('casefiles.timetable_state', 'is not', null)
}

function rowOf(row: Awaited<ReturnType<ReturnType<typeof selectTimetableRows>['execute']>>[number]): TimetableRow {
  const { version, timetableState, ...organisation } = row
  return {
    organisation: organisation as unknown as TimetableRow['organisation'],
    version,
    timetableState: timetableState as TimetableState,
  }
}

/** The casefiles with an event after one of them, by cycle and code. */
export async function casefilesAfter(tx: Tx, after: CasefileName, limit: number): Promise<readonly CasefileName[]> {
  const { rows } = await sql<CasefileName>`
    select organisation, cycle from casefiles
    where version > 0 and (cycle, organisation) > (${after.cycle}, ${after.organisation})
    order by cycle, organisation limit ${limit}`.execute(tx)
  return rows
}

/** A casefile by the code of its organisation and its cycle. */
export type CasefileName = { readonly organisation: string; readonly cycle: string }

/** The casefiles of which an older build wrote a row without a timetable state, after one of them, by cycle and code. */
export async function casefilesWithoutState(
  tx: Tx,
  after: CasefileName,
  limit: number,
): Promise<readonly CasefileName[]> {
  const { rows } = await sql<CasefileName>`
    select organisation, cycle from casefiles
    where version > 0 and timetable_state is null and (cycle, organisation) > (${after.cycle}, ${after.organisation})
    order by cycle, organisation limit ${limit}`.execute(tx)
  return rows
}

/** One `reminders-sent` event after the existing ones, with the state after it. This transaction has locked the casefile. */
export type NewReminders = {
  readonly code: OdsCode
  readonly version: number
  readonly event: CasefileEvent & { readonly type: 'reminders-sent' }
  readonly reminders: readonly SentReminder[]
  readonly timetableState: TimetableState
}

/**
 * For the rest of the transaction PostgreSQL looks rows up by their indexes. It would plan the checks of foreign keys for
 * the tables as they were when the first row came, and read through all of them for each of sixty thousand.
 */
export async function preferIndexes(tx: Tx): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`.execute(tx)
}

/** Records reminders in many casefiles of one cycle at once: their events, each chained to its casefile's last, and their rows. */
export async function recordReminders(
  tx: Tx,
  cycle: CycleName,
  recorded: readonly NewReminders[],
  recordedAt: string,
): Promise<void> {
  const hashes = await lastHashes(
    tx,
    cycle,
    recorded.map(({ code }) => code),
  )
  const events = recorded.map(({ code, version, event }) =>
    eventRow(code, cycle, { ...event, version: version + 1, recordedAt }, hashOf(hashes, code)),
  )
  const rows = recorded.flatMap(({ code, reminders: made }) =>
    made.map(({ on, milestone, dueDate, step }) => ({
      organisation: code,
      cycle,
      milestone,
      due_date: dueDate,
      step,
      on_day: on,
    })),
  )
  await tx.insertInto('casefile_events').values(events).execute()
  await tx
    .insertInto('reminders')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await updateSummaries(tx, cycle, recorded)
  await saveProposals(tx, cycle, recorded)
  await addRegionTasks(tx, cycle, recorded)
}

async function lastHashes(tx: Tx, cycle: CycleName, codes: readonly OdsCode[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('casefiles')
    .innerJoin('casefile_events as last', (join) =>
      join
        .onRef('last.organisation', '=', 'casefiles.organisation')
        .onRef('last.cycle', '=', 'casefiles.cycle')
        .onRef('last.version', '=', 'casefiles.version'),
    )
    .select(['casefiles.organisation', 'last.hash'])
    .where('casefiles.cycle', '=', cycle)
    .where(sql<boolean>`casefiles.organisation = any(${codes})`)
    .execute()
  return new Map(rows.map(({ organisation, hash }) => [organisation, hash]))
}

function hashOf(hashes: ReadonlyMap<string, string>, code: OdsCode): string {
  const hash = hashes.get(code)
  if (hash === undefined) throw new Error(`The casefile of ${code} has no event at its version: run npm run verify`)
  return hash
}

async function updateSummaries(tx: Tx, cycle: CycleName, recorded: readonly NewReminders[]): Promise<void> {
  const rows = JSON.stringify(
    recorded.map(({ code, version, timetableState }) => ({
      code,
      version: version + 1,
      timetable_state: timetableState,
    })),
  )
  await sql`
    update casefiles set version = recorded.version, timetable_state = recorded.timetable_state
    from jsonb_to_recordset(${rows}::jsonb) as recorded (code text, version integer, timetable_state jsonb)
    where casefiles.organisation = recorded.code and casefiles.cycle = ${cycle}`.execute(tx)
}

/** The number of reminders recorded on a day. */
export async function countReminders(tx: Tx, day: string): Promise<number> {
  const { count } = await tx
    .selectFrom('reminders')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('on_day', '=', day)
    .executeTakeFirstOrThrow()
  return count
}

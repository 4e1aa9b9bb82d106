import type { Kysely } from 'kysely'
import type { Stage } from '../../core/casefile/casefile.ts'
import type { Status } from '../../core/casefile/status.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import type { Succession } from '../../core/organisations/succession.ts'
import type { Tx } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'

/** A recorded closing, by whom and on which day. */
export type RecordedSuccession = Succession & {
  readonly code: OdsCode
  readonly name: string
  readonly by: string
  readonly on: Day
}

/** Every recorded succession, newest first. */
export async function allSuccessions(db: Kysely<Tables>): Promise<readonly RecordedSuccession[]> {
  const rows = await db
    .selectFrom('successions')
    .innerJoin('organisations', 'organisations.code', 'successions.organisation')
    .select([
      'organisations.code',
      'organisations.name',
      'successions.closed',
      'successions.successors',
      'successions.reason',
      'successions.by_name as by',
      'successions.on_day as on',
    ])
    .orderBy('successions.id', 'desc')
    .execute()
  return rows as unknown as readonly RecordedSuccession[]
}

type NewSuccession = Succession & {
  readonly code: OdsCode
  readonly by: { readonly id: string; readonly name: string }
  readonly on: Day
  /** An instant, ISO 8601 in UTC. */
  readonly recordedAt: string
}

export async function insertSuccession(tx: Tx, succession: NewSuccession): Promise<void> {
  const { code, closed, successors, reason, by, on, recordedAt } = succession
  await tx
    .insertInto('successions')
    .values({
      organisation: code,
      closed,
      successors,
      reason,
      by_person: by.id,
      by_name: by.name,
      on_day: on,
      recorded_at: recordedAt,
    })
    .execute()
}

/** Writes the closing to the organisation, where every page and rule reads it. */
export async function setClosing(tx: Tx, code: OdsCode, { closed, successors }: Succession): Promise<void> {
  await tx.updateTable('organisations').set({ closed, successors }).where('code', '=', code).execute()
}

/** Those of these organisations that exist, locked until the transaction ends, so that nobody changes them meanwhile. */
export async function lockOrganisations(tx: Tx, codes: readonly OdsCode[]): Promise<readonly Organisation[]> {
  const rows = await tx
    .selectFrom('organisations')
    .select(['code', 'name', 'type', 'region', 'opened', 'closed', 'successors', 'demo'])
    .where('code', 'in', codes)
    .orderBy('code')
    .forUpdate()
    .execute()
  return rows as unknown as readonly Organisation[]
}

/** One casefile that a closing concerns. */
export type CasefileAtClosing = { readonly cycle: CycleName; readonly status: Status; readonly stage: Stage }

/** The casefiles of an organisation in which something happened, latest cycle first. */
export async function casefilesOf(tx: Tx, code: OdsCode): Promise<readonly CasefileAtClosing[]> {
  const rows = await tx
    .selectFrom('casefiles')
    .select(['cycle', 'status', 'stage'])
    .where('organisation', '=', code)
    .where('version', '>', 0)
    .orderBy('cycle', 'desc')
    .execute()
  return rows as unknown as readonly CasefileAtClosing[]
}

import { sql } from 'kysely'
import type { Stage } from '../../core/casefile/casefile.ts'
import type { Status } from '../../core/casefile/status.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { Tx } from '../database/database.ts'
import type { CasefileKey } from '../record/casefiles.ts'

/** When a reviewer last saved judgements on the plan, an instant in UTC; null where none are saved. */
export async function judgementsSavedAt(tx: Tx, { organisation, cycle }: CasefileKey): Promise<string | null> {
  const row = await tx
    .selectFrom('drafts')
    .select('changed_at')
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .where('kind', '=', 'review')
    .executeTakeFirst()
  return row?.changed_at ?? null
}

/** The casefile of the same organisation in another cycle. */
export type OtherCycle = {
  readonly cycle: CycleName
  readonly status: Status
  readonly stage: Stage
  readonly since: Day | null
}

/** The organisation's casefiles of other cycles, latest first. */
export async function otherCyclesOf(tx: Tx, { organisation, cycle }: CasefileKey): Promise<readonly OtherCycle[]> {
  const rows = await tx
    .selectFrom('casefiles')
    .select(['cycle', 'status', 'stage', 'stage_since as since'])
    .where('organisation', '=', organisation.code)
    .where('cycle', '!=', cycle)
    .where('version', '>', 0)
    .orderBy('cycle', 'desc')
    .execute()
  return rows as unknown as readonly OtherCycle[]
}

/** An email about one event, and its recipient. */
export type EmailSent = { readonly name: string; readonly subject: string }

/** The emails about the event that made the casefile `version`, by name. */
export async function emailsSentAbout(
  tx: Tx,
  { organisation, cycle }: CasefileKey,
  version: number,
): Promise<readonly EmailSent[]> {
  return tx
    .selectFrom('outbox')
    .select(['to_name as name', 'subject'])
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .where(sql<boolean>`starts_with(dedupe_key, ${`${organisation.code}/${cycle}/${version}/`})`)
    .orderBy('to_name')
    .execute()
}

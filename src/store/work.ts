import type { Stage } from '../core/casefile/casefile.ts'
import type { Status } from '../core/casefile/status.ts'
import type { Day } from '../core/day.ts'
import type { CycleName } from '../core/guidance/cycles.ts'
import type { OdsCode } from '../core/organisation.ts'
import type { Tx } from './database.ts'

/** One casefile in a list of work. `since` is the day it came to its stage. */
export type WorkRow = {
  readonly code: OdsCode
  readonly name: string
  readonly cycle: CycleName
  readonly status: Status
  readonly stage: Stage
  readonly since: Day | null
}

/** Casefiles at these stages, or at any with null, that the transaction may see: whatever waits longest first. */
export async function casefilesAt(tx: Tx, stages: readonly Stage[] | null, limit: number): Promise<readonly WorkRow[]> {
  const rows = await tx
    .selectFrom('casefiles')
    .innerJoin('organisations', 'organisations.code', 'casefiles.organisation')
    .select([
      'organisations.code',
      'organisations.name',
      'casefiles.cycle',
      'casefiles.status',
      'casefiles.stage',
      'casefiles.stage_since as since',
    ])
    .where('casefiles.version', '>', 0)
    .$if(stages !== null, (query) => query.where('casefiles.stage', 'in', stages ?? []))
    .orderBy('casefiles.stage_since')
    .orderBy('organisations.code')
    .limit(limit)
    .execute()
  return rows as unknown as readonly WorkRow[]
}

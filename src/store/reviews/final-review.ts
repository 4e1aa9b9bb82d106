import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, OrganisationType, RegionCode } from '../../core/organisation.ts'
import type { TimetableState } from '../../core/timetable/timetable-state.ts'
import type { Tx } from '../database/database.ts'

/** One casefile as the final review lists it. */
export type FinalReviewRow = {
  readonly code: OdsCode
  readonly name: string
  readonly region: RegionCode | null
  readonly version: number
  readonly items: number
  readonly outstanding: number
  readonly latestCompletion: Day | null
  readonly lastUpdateOn: Day | null
  readonly timetableState: TimetableState
}

/** The casefiles of a cycle of organisations of these types, by name. */
export async function finalReviewRows(
  tx: Tx,
  cycle: CycleName,
  types: readonly OrganisationType[],
): Promise<readonly FinalReviewRow[]> {
  const rows = await tx
    .selectFrom('casefiles')
    .innerJoin('organisations', 'organisations.code', 'casefiles.organisation')
    .select([
      'organisations.code',
      'organisations.name',
      'organisations.region',
      'casefiles.version',
      'casefiles.items',
      'casefiles.outstanding',
      'casefiles.latest_completion as latestCompletion',
      'casefiles.last_update_on as lastUpdateOn',
      'casefiles.timetable_state as timetableState',
    ])
    .where('casefiles.cycle', '=', cycle)
    .where('casefiles.version', '>', 0)
    .where('casefiles.timetable_state', 'is not', null)
    .where('organisations.type', 'in', types)
    .orderBy('organisations.name')
    .orderBy('organisations.code')
    .execute()
  return rows as unknown as readonly FinalReviewRow[]
}

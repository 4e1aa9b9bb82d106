import type { Day } from '../core/day.ts'
import { organisationAsSubject, type Subject } from '../core/permissions.ts'
import type { Place } from '../store/casefiles.ts'
import type { Tx } from '../store/database.ts'

/** What a permission is asked about when it is asked about a casefile. */
export async function subjectOf(tx: Tx, { organisation, cycle }: Place, today: Day): Promise<Subject> {
  const row = await tx
    .selectFrom('casefiles')
    .select(['referred_to_sro', 'escalated'])
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .executeTakeFirst()
  return {
    ...organisationAsSubject(organisation, today),
    referredToSro: row?.referred_to_sro ?? false,
    escalated: row?.escalated ?? false,
  }
}

import type { Subject } from '../core/permissions.ts'
import type { Place } from '../store/casefiles.ts'
import type { Tx } from '../store/database.ts'

/** What a permission is asked about when it is asked about a casefile. */
export async function subjectOf(tx: Tx, { organisation, cycle }: Place): Promise<Subject> {
  const row = await tx
    .selectFrom('casefiles')
    .select('referred_to_sro')
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .executeTakeFirst()
  return {
    organisation: organisation.code,
    region: organisation.region,
    referredToSro: row?.referred_to_sro ?? false,
  }
}

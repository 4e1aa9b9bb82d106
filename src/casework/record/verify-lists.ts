import { wrongCasefileCounts } from '../../store/reviews/casefile-counts.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import type { IntegrityError } from './verify-casefile.ts'

/**
 * The errors in the counts of casefiles. They are compared with the casefiles' summaries at one moment, as the service
 * may be running; the summaries themselves are compared with the events one by one.
 */
export async function countErrors({ database }: Pick<Services, 'database'>): Promise<readonly IntegrityError[]> {
  const wrong = await database.inTransaction(serviceScope, wrongCasefileCounts)
  return wrong.map(({ cycle, stage, status, type, region, counted, actual }) => ({
    kind: 'list',
    where: `${cycle}, ${stage}, ${status}, ${type}, ${region ?? 'no region'}`,
    what: `${counted} casefiles are counted and there are ${actual}`,
  }))
}

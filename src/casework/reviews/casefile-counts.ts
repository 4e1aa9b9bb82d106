import { addUpCasefileCounts } from '../../store/reviews/casefile-counts.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'

/** Replaces the differences in the counts of casefiles by their sums, so that few rows are left to read; gives how many. */
export async function addUpCounts({ database }: Pick<Services, 'database'>): Promise<number> {
  return database.inTransaction(serviceScope, addUpCasefileCounts)
}

import { carryOverJobs as carryOverStoredJobs } from '../store/carry-over-jobs.ts'
import { nobody } from '../store/database.ts'
import type { Casework } from './casework.ts'

/** Takes over the jobs that an older build left in its own queues. Gives how many there were. */
export function carryOverJobs({ database }: Casework): Promise<number> {
  return database.inTransaction(nobody, carryOverStoredJobs)
}

import { cleanUpAttachments } from '../casework/attachments/clean-up-attachments.ts'
import type { openQueues } from '../casework/operations.ts'
import { removeExpiredSignIns, resealSecrets } from '../casework/people/sign-in/expired-sign-ins.ts'
import { removeExpiredUploads } from '../casework/plans/uploads.ts'
import { rebuildSummaries } from '../casework/record/rebuild-summaries.ts'
import { purgeExpired, type RetentionPeriods } from '../casework/record/retention.ts'
import { addUpCounts } from '../casework/reviews/review-queue.ts'
import type { Services } from '../casework/services.ts'
import { redact } from './redact.ts'

const queue = 'hourly-cleanup'
const everyHour = '17 * * * *'

/**
 * Once an hour, in one of the processes: removes expired and leftover data, seals secrets with the newest key, rebuilds
 * summaries that a process of an older build wrote meanwhile, and adds up the counts of casefiles.
 */
export async function scheduleHourlyCleanup(
  { boss }: Awaited<ReturnType<typeof openQueues>>,
  services: Services,
  retention: RetentionPeriods,
): Promise<void> {
  const steps: readonly (() => Promise<unknown>)[] = [
    () => removeExpiredSignIns(services),
    () => resealSecrets(services),
    () => purgeExpired(services, retention),
    () => cleanUpAttachments(services),
    () => removeExpiredUploads(services),
    () => rebuildSummaries(services),
    () => addUpCounts(services),
  ]
  await boss.work(queue, { pollingIntervalSeconds: 60, batchSize: 1 }, () => inTurn(steps))
  await boss.schedule(queue, everyHour)
}

/** Runs every step, also after one fails; throws at the end where any failed. */
export async function inTurn(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failed: string[] = []
  for (const step of steps) await step().catch((error: unknown) => failed.push(redact(error)))
  if (failed.length > 0) throw new Error(failed.join(', '))
}

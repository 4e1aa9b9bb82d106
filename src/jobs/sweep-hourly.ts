import type { Casework } from '../casework/casework.ts'
import { forgetOld, type Keeping } from '../casework/forget-old.ts'
import type { openQueues } from '../casework/open-queues.ts'
import { rebuildSummaries } from '../casework/rebuild-summaries.ts'
import { resealSecrets, sweepSignIns } from '../casework/sign-in/sweep.ts'
import { sweepAttachments } from '../casework/sweep-attachments.ts'

const queue = 'sweep-sign-ins'
const everyHour = '17 * * * *'

/**
 * Sweeps, once an hour and in one of the processes, what is over, old or left behind, renews the seals of secrets, and
 * makes whole what a process of an older build wrote meanwhile.
 */
export async function sweepHourly(
  { boss }: Awaited<ReturnType<typeof openQueues>>,
  casework: Casework,
  keeping: Keeping,
): Promise<void> {
  await boss.work(queue, { pollingIntervalSeconds: 60, batchSize: 1 }, async () => {
    await sweepSignIns(casework)
    await resealSecrets(casework)
    await forgetOld(casework, keeping)
    await sweepAttachments(casework)
    await rebuildSummaries(casework)
  })
  await boss.schedule(queue, everyHour)
}

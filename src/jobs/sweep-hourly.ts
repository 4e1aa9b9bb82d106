import type { Casework } from '../casework/casework.ts'
import { forgetOld, type Keeping } from '../casework/forget-old.ts'
import type { openQueues } from '../casework/open-queues.ts'
import { rebuildSummaries } from '../casework/rebuild-summaries.ts'
import { resealSecrets, sweepSignIns } from '../casework/sign-in/sweep.ts'
import { sweepAttachments } from '../casework/sweep-attachments.ts'
import { kindOf } from './plainly.ts'

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
  const steps: readonly (() => Promise<unknown>)[] = [
    () => sweepSignIns(casework),
    () => resealSecrets(casework),
    () => forgetOld(casework, keeping),
    () => sweepAttachments(casework),
    () => rebuildSummaries(casework),
  ]
  await boss.work(queue, { pollingIntervalSeconds: 60, batchSize: 1 }, () => inTurn(steps))
  await boss.schedule(queue, everyHour)
}

/** One that fails keeps no other from its turn. */
export async function inTurn(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failed: string[] = []
  for (const step of steps) await step().catch((error: unknown) => failed.push(kindOf(error)))
  if (failed.length > 0) throw new Error(failed.join(', '))
}

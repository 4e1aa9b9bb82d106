import { type MailboxDeps, receiveMail } from '../casework/mailbox/receive-mail.ts'
import type { openQueues } from '../casework/operations.ts'

const queue = 'receive-mail'
const everyMinute = '* * * * *'

type Options = { readonly pollingIntervalSeconds: number; readonly onError: (error: Error) => void }

/** Checks the mailbox at once and then every minute, in one of the processes. A failure is reported, and the next minute tries again. */
export async function scheduleMailbox(
  { boss }: Awaited<ReturnType<typeof openQueues>>,
  deps: MailboxDeps,
  { pollingIntervalSeconds, onError }: Options,
): Promise<void> {
  await boss.work(queue, { pollingIntervalSeconds, batchSize: 1 }, async () => {
    try {
      await receiveMail(deps)
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)))
    }
  })
  await boss.schedule(queue, everyMinute)
  await boss.send(queue, {})
}

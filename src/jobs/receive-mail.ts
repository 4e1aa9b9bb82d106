import { type MailboxDeps, receiveMail } from '../casework/mailbox/receive-mail.ts'
import type { openQueues } from '../casework/operations.ts'

const queue = 'receive-mail'
const everyMinute = '* * * * *'

type Options = { readonly pollingIntervalSeconds: number; readonly onError: (error: Error) => void }

/** Looks into the mailbox at once and then every minute, in one of the processes. One that is away is told of and tried again. */
export async function scheduleMailbox(
  { boss }: Awaited<ReturnType<typeof openQueues>>,
  door: MailboxDeps,
  { pollingIntervalSeconds, onError }: Options,
): Promise<void> {
  await boss.work(queue, { pollingIntervalSeconds, batchSize: 1 }, async () => {
    try {
      await receiveMail(door)
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)))
    }
  })
  await boss.schedule(queue, everyMinute)
  await boss.send(queue, {})
}

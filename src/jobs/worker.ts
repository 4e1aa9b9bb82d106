import { type DeliveryDeps, deliverEmail, markEmailFailed } from '../casework/emails/deliver-email.ts'
import { countEffectsOf } from '../casework/guidance/guidance-effects.ts'
import { notifyOfChange } from '../casework/guidance/notify-of-change.ts'
import type { MailboxDeps } from '../casework/mailbox/receive-mail.ts'
import { openQueues } from '../casework/operations.ts'
import { answerLinkRequest } from '../casework/people/sign-in/sign-in-link.ts'
import type { RetentionPeriods } from '../casework/record/retention.ts'
import { scheduleDailyRun } from './daily-run.ts'
import { scheduleHourlyCleanup } from './hourly-cleanup.ts'
import { scheduleMailbox } from './receive-mail.ts'
import { redact, throwRedacted } from './redact.ts'

export type Worker = { readonly stop: () => Promise<void> }

type Queues = Awaited<ReturnType<typeof openQueues>>

type Options = DeliveryDeps & {
  /** Where the queues are: `postgres://…`. */
  readonly connection: string
  /** Where mail is fetched from, if there is such a place. */
  readonly mail?: MailboxDeps | null
  /** Where each day's anchor is written; null: nowhere. */
  readonly anchorFolder?: string | null
  /** For how long emails and emails are kept whole; without it for ever. */
  readonly retention?: RetentionPeriods
  /** How long an empty queue is left alone; at least half a second. */
  readonly pollingIntervalSeconds?: number
  /** Told what went wrong; a lost database is waited for and ends nothing. */
  readonly onError?: (error: Error) => void
}

/** Emails on their way at the same time. */
const concurrency = 2

/**
 * Works the queues until stopped; `stop` lets an email that is on its way arrive, then closes the transport. Several
 * workers may work the same queues, in one process or many.
 */
export async function startWorker({
  connection,
  mail = null,
  anchorFolder = null,
  retention: keeping = { sentEmailsDays: null, receivedMailDays: null },
  pollingIntervalSeconds = 0.5,
  onError = report,
  ...post
}: Options): Promise<Worker> {
  const queues = await openQueues(connection, onError)
  const work = (queue: string, does: (id: string) => Promise<void>) =>
    workOn(queues, queue, { pollingIntervalSeconds }, does)
  for (let hand = 0; hand < concurrency; hand++) await work('deliver-email', (id) => deliverEmail(post, id))
  await work('email-failed', (id) => markEmailFailed(post.casework, id))
  await work('send-sign-in-link', (id) => answerLinkRequest(post.casework, id))
  await scheduleHourlyCleanup(queues, post.casework, keeping)
  await work('count-guidance-change', async (id) => void (await countEffectsOf(post.casework, id)))
  await work('notify-of-guidance-change', (id) => notifyOfChange(post.casework, id))
  const stopTelling = await scheduleDailyRun(queues, post.casework, { anchorFolder, pollingIntervalSeconds, onError })
  if (mail !== null) await scheduleMailbox(queues, mail, { pollingIntervalSeconds, onError })
  return {
    stop: async () => {
      stopTelling()
      await queues.close()
      post.transport.close()
    },
  }
}

/** One job at a time, and the next at once: only an empty queue is left alone for a while. */
async function workOn(
  { boss }: Queues,
  queue: string,
  options: { readonly pollingIntervalSeconds: number },
  does: (id: string) => Promise<void>,
): Promise<void> {
  const worker: string = await boss.work<{ readonly id: string }>(queue, { ...options, batchSize: 1 }, async (jobs) => {
    boss.notifyWorker(worker)
    for (const { data } of jobs) await does(data.id).catch(throwRedacted)
  })
}

function report(error: Error): void {
  console.error(`The queues: ${redact(error)}`)
}

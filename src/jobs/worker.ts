import { type DeliveryDeps, deliverEmail, markEmailFailed } from '../casework/emails/deliver-email.ts'
import { countEffectsOf } from '../casework/guidance/guidance-effects.ts'
import { notifyOfChange } from '../casework/guidance/notify-of-change.ts'
import type { MailboxDeps } from '../casework/mailbox/receive-mail.ts'
import { openQueues } from '../casework/operations.ts'
import { answerLinkRequest } from '../casework/people/sign-in/sign-in-link.ts'
import type { RetentionPeriods } from '../casework/record/retention.ts'
import { readRegister } from '../casework/register/read-register.ts'
import { scheduleDailyRun } from './daily-run.ts'
import { scheduleHourlyCleanup } from './hourly-cleanup.ts'
import { scheduleMailbox } from './receive-mail.ts'
import { redact, throwRedacted } from './redact.ts'

export type Worker = { readonly stop: () => Promise<void> }

type Queues = Awaited<ReturnType<typeof openQueues>>

type Options = DeliveryDeps & {
  /** Where the queues are: `postgres://…`. */
  readonly connection: string
  /** The mailbox to receive mail from; null: none. */
  readonly mail?: MailboxDeps | null
  /** Where each day's anchor is written; null: nowhere. */
  readonly anchorFolder?: string | null
  /** For how long sent emails and received mail are stored whole; without it for ever. */
  readonly retention?: RetentionPeriods
  /** Seconds between two looks into an empty queue; at least 0.5. */
  readonly pollingIntervalSeconds?: number
  /** Called with each error; a lost database is waited for and ends nothing. */
  readonly onError?: (error: Error) => void
}

/** The number of emails being delivered at the same time. */
const concurrency = 2

/**
 * Works the queues until stopped; `stop` lets an email that is being delivered arrive, then closes the transport.
 * Several workers may work the same queues, in one process or many.
 */
export async function startWorker({
  connection,
  mail = null,
  anchorFolder = null,
  retention = { sentEmailsDays: null, receivedMailDays: null },
  pollingIntervalSeconds = 0.5,
  onError = report,
  ...deps
}: Options): Promise<Worker> {
  const queues = await openQueues(connection, onError)
  const work = (queue: string, job: (id: string) => Promise<void>) =>
    workOn(queues, queue, { pollingIntervalSeconds }, job)
  for (let each = 0; each < concurrency; each++) await work('deliver-email', (id) => deliverEmail(deps, id))
  await work('email-failed', (id) => markEmailFailed(deps.services, id))
  await work('send-sign-in-link', (id) => answerLinkRequest(deps.services, id))
  await scheduleHourlyCleanup(queues, deps.services, retention)
  await work('count-guidance-change', async (id) => void (await countEffectsOf(deps.services, id)))
  await work('read-register', (id) => readRegister(deps.services, id))
  await work('notify-of-guidance-change', async (id) => void (await notifyOfChange(deps.services, id)))
  const stopWarnings = await scheduleDailyRun(queues, deps.services, { anchorFolder, pollingIntervalSeconds, onError })
  if (mail !== null) await scheduleMailbox(queues, mail, { pollingIntervalSeconds, onError })
  return {
    stop: async () => {
      stopWarnings()
      await queues.close()
      deps.transport.close()
    },
  }
}

/** Works one job at a time, and the next at once: only an empty queue waits for the polling interval. */
async function workOn(
  { boss }: Queues,
  queue: string,
  options: { readonly pollingIntervalSeconds: number },
  job: (id: string) => Promise<void>,
): Promise<void> {
  const worker: string = await boss.work<{ readonly id: string }>(queue, { ...options, batchSize: 1 }, async (jobs) => {
    boss.notifyWorker(worker)
    for (const { data } of jobs) await job(data.id).catch(throwRedacted)
  })
}

function report(error: Error): void {
  console.error(`The queues: ${redact(error)}`)
}

import { countEffectsOf } from '../casework/count-effects.ts'
import { deliverLetter, giveUpLetter, type Post } from '../casework/deliver.ts'
import type { Keeping } from '../casework/forget-old.ts'
import { openQueues } from '../casework/open-queues.ts'
import { answerRequest } from '../casework/sign-in/ask-for-link.ts'
import type { MailDoor } from '../casework/take-in-mail.ts'
import { tellOfChange } from '../casework/tell-of-change.ts'
import { fetchMail } from './fetch-mail.ts'
import { openEachDay } from './open-each-day.ts'
import { kindOf, throwPlainly } from './plainly.ts'
import { sweepHourly } from './sweep-hourly.ts'

export type Worker = { readonly stop: () => Promise<void> }

type Queues = Awaited<ReturnType<typeof openQueues>>

type Options = Post & {
  /** Where the queues are: `postgres://…`. */
  readonly connection: string
  /** Where mail is fetched from, if there is such a place. */
  readonly mail?: MailDoor | null
  /** Where each day's anchor is written; null: nowhere. */
  readonly anchorFolder?: string | null
  /** For how long letters and emails are kept whole; without it for ever. */
  readonly keeping?: Keeping
  /** How long an empty queue is left alone; at least half a second. */
  readonly pollingIntervalSeconds?: number
  /** Told what went wrong; a lost database is waited for and ends nothing. */
  readonly onError?: (error: Error) => void
}

/** Letters on their way at the same time. */
const hands = 2

/**
 * Works the queues until stopped; `stop` lets a letter that is on its way arrive, then closes the transport. Several
 * workers may work the same queues, in one process or many.
 */
export async function startWorker({
  connection,
  mail = null,
  anchorFolder = null,
  keeping = { lettersDays: null, emailsDays: null },
  pollingIntervalSeconds = 0.5,
  onError = report,
  ...post
}: Options): Promise<Worker> {
  const queues = await openQueues(connection, onError)
  const work = (queue: string, does: (id: string) => Promise<void>) =>
    workOn(queues, queue, { pollingIntervalSeconds }, does)
  for (let hand = 0; hand < hands; hand++) await work('deliver-letter', (id) => deliverLetter(post, id))
  await work('letter-stuck', (id) => giveUpLetter(post.casework, id))
  await work('send-sign-in-link', (id) => answerRequest(post.casework, id))
  await sweepHourly(queues, post.casework, keeping)
  await work('count-guidance-change', async (id) => void (await countEffectsOf(post.casework, id)))
  await work('tell-of-guidance-change', (id) => tellOfChange(post.casework, id))
  const stopTelling = await openEachDay(queues, post.casework, { anchorFolder, pollingIntervalSeconds, onError })
  if (mail !== null) await fetchMail(queues, mail, { pollingIntervalSeconds, onError })
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
    for (const { data } of jobs) await does(data.id).catch(throwPlainly)
  })
}

function report(error: Error): void {
  console.error(`The queues: ${kindOf(error)}`)
}

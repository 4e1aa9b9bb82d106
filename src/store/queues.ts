import { AsyncLocalStorage } from 'node:async_hooks'
import { CompiledQuery } from 'kysely'
import { PgBoss, type Queue, type SendOptions } from 'pg-boss'
import type { Tx } from './database.ts'

/** Every queue, and what happens when one of its jobs fails. Made by `migrate`, because a queue is a table of its own. */
export const queues = {
  /** Where a letter's job ends up when every try has failed. Before the queue that names it. */
  'letter-stuck': { policy: 'standard', retryLimit: 10, retryDelay: 60, retryBackoff: true, expireInSeconds: 300 },
  /** Ten more tries, each wait about twice the one before: a letter is stuck after about a day. */
  'deliver-letter': {
    policy: 'standard',
    retryLimit: 10,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 300,
    deadLetter: 'letter-stuck',
  },
  /** One waiting at most: a second would find the day open already. */
  'open-the-day': { policy: 'short', retryLimit: 5, retryDelay: 60, retryBackoff: true, expireInSeconds: 3600 },
  /** Looks up who asked for a link to sign in: the page that took the question must not know. */
  'send-sign-in-link': { policy: 'standard', retryLimit: 3, retryDelay: 5, expireInSeconds: 60 },
  /** One waiting at most. Not tried again: the next hour does. */
  'sweep-sign-ins': { policy: 'short', retryLimit: 0, expireInSeconds: 300 },
  /** One at work and one waiting at most. Not tried again: the next minute does. */
  'fetch-mail': { policy: 'stately', retryLimit: 0, expireInSeconds: 900 },
  /** What a proposed change of guidance does, counted over more casefiles than a request waits for. */
  'count-guidance-change': { policy: 'standard', retryLimit: 5, retryDelay: 10, expireInSeconds: 1800 },
  /** The letters about a change of guidance; begun again where it stopped. */
  'tell-of-guidance-change': {
    policy: 'standard',
    retryLimit: 10,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: 1800,
  },
} as const satisfies Readonly<Record<string, Omit<Queue, 'name'>>>

export type QueueName = keyof typeof queues

/** The schema of pg-boss, beside ours. */
export const queueSchema = 'dspt_queues'

/** Only writes jobs, and only in the transaction of whoever asks. It reads once what each queue is, and keeps that. */
const sender = new PgBoss({ schema: queueSchema, db: { executeSql: inTransactionOfCaller } })

const transactionOfCaller = new AsyncLocalStorage<Tx>()

/**
 * Queues a job in the caller's transaction: it is there if and only if what was written beside it is. Gives its id,
 * or null where the queue already holds its like. A job may run twice, and must be safe to.
 */
export function enqueue(tx: Tx, queue: QueueName, payload: object, options: SendOptions = {}): Promise<string | null> {
  return transactionOfCaller.run(tx, () => sender.send(queue, payload, options))
}

/** The same for many jobs at once. */
export async function enqueueAll(tx: Tx, queue: QueueName, payloads: readonly object[]): Promise<void> {
  if (payloads.length === 0) return
  const jobs = payloads.map((data) => ({ data }))
  await transactionOfCaller.run(tx, () => sender.insert(queue, jobs))
}

async function inTransactionOfCaller(text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  const tx = transactionOfCaller.getStore()
  if (tx === undefined) throw new Error('A job is queued in the transaction it belongs to: use `enqueue`')
  const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values))
  return { rows: [...rows] }
}

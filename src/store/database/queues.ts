import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { CompiledQuery, sql } from 'kysely'
import pg from 'pg'
import { PgBoss, type Queue, type SendOptions } from 'pg-boss'
import { asService, type ConnectionUrl, serviceRole } from './connection.ts'
import type { Tx } from './database.ts'

/** Every queue, and what happens when one of its jobs fails. Made by `migrate`, because a queue is a table of its own. */
export const queues = {
  /** Holds an email's job when every attempt has failed. It comes before the queue that names it. */
  'email-failed': { policy: 'standard', retryLimit: 10, retryDelay: 60, retryBackoff: true, expireInSeconds: 300 },
  /** Ten more attempts, each wait about twice the one before: an email fails after about a day. */
  'deliver-email': {
    policy: 'standard',
    retryLimit: 10,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 300,
    deadLetter: 'email-failed',
  },
  /** At most one waits: a second run would find nothing to do. Without a sign of life it is given to another process. */
  'daily-run': {
    policy: 'short',
    retryLimit: 5,
    retryDelay: 60,
    retryBackoff: true,
    heartbeatSeconds: 60,
    expireInSeconds: 3600,
  },
  /** Looks up who requested a link to sign in: the page that took the request must not know. */
  'send-sign-in-link': { policy: 'standard', retryLimit: 3, retryDelay: 5, expireInSeconds: 60 },
  /** At most one waits. It is not tried again: the next hour does the same. */
  'hourly-cleanup': { policy: 'short', retryLimit: 0, expireInSeconds: 300 },
  /** At most one runs and one waits. It is not tried again: the next minute does the same. */
  'receive-mail': { policy: 'stately', retryLimit: 0, expireInSeconds: 900 },
  /** Counts the effects of a proposed change of guidance, over more casefiles than a request can wait for. */
  'count-guidance-change': { policy: 'standard', retryLimit: 5, retryDelay: 10, expireInSeconds: 1800 },
  /** Reads a register's file in a thread, which has 100 seconds. Without a sign of life the job is given to another process. */
  'read-register': { policy: 'standard', retryLimit: 5, retryDelay: 1, heartbeatSeconds: 20, expireInSeconds: 150 },
  /** Queues the emails about a change of guidance; continues where it stopped. */
  'notify-of-guidance-change': {
    policy: 'standard',
    retryLimit: 10,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: 1800,
  },
} as const satisfies Readonly<Record<string, Omit<Queue, 'name'>>>

type QueueName = keyof typeof queues

/** The schema of pg-boss, beside ours. */
const queueSchema = 'dspt_queues'

/** Only writes jobs, and only in the caller's transaction. It reads the settings of each queue once, and remembers them. */
const sender = new PgBoss({ schema: queueSchema, db: { executeSql: inTransactionOfCaller } })

const transactionOfCaller = new AsyncLocalStorage<Tx>()

/**
 * Queues a job in the caller's transaction: both are committed, or neither. Gives the job's id, or null where the queue
 * already holds one like it. A job may run twice, and must be safe to repeat.
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

/**
 * Whether a queue has a job that a worker does now, or one that waits for it; null where it has neither. One whose worker
 * has given no sign of life for as long as its queue allows is not done by anybody.
 */
export async function jobUnderWay(tx: Tx, queue: QueueName): Promise<'running' | 'waiting' | null> {
  const { rows } = await sql<{ state: string }>`
    select state from ${sql.table(`${queueSchema}.job`)}
    where name = ${queue} and (state < 'active' or state = 'active'
      and coalesce(heartbeat_on + heartbeat_seconds * interval '1 second' > now(), true))
    order by state desc limit 1`.execute(tx)
  if (rows[0] === undefined) return null
  return rows[0].state === 'active' ? 'running' : 'waiting'
}

async function inTransactionOfCaller(text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  const tx = transactionOfCaller.getStore()
  if (tx === undefined) throw new Error('A job is queued in the transaction it belongs to: use `enqueue`')
  const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values))
  return { rows: [...rows] }
}

/** The open queues: `boss` works the jobs, `close` lets the running ones end. */
export type OpenQueues = { readonly boss: PgBoss; close(): Promise<void> }

/**
 * Starts working the queues as the role `dspt_service`. Waits for a database that is away for a while: pg-boss marks a
 * job as done without checking that this succeeded, so an error there would end the process.
 */
export async function openQueues(connection: ConnectionUrl, onError: (error: Error) => void): Promise<OpenQueues> {
  const pool = new pg.Pool({ connectionString: asService(connection, 'improvement plans, jobs'), max: 4 })
  pool.on('connect', (client) => client.on('error', onError))
  pool.on('error', () => {})
  const boss = new PgBoss({
    schema: queueSchema,
    migrate: false,
    db: { executeSql: retryWhileAway(pool, onError) },
    // Only their owner may rebuild indexes, and the workers are monitored from elsewhere.
    reindex: false,
    registerInstance: false,
  })
  boss.on('error', onError)
  await boss.start()
  return {
    boss,
    close: async () => {
      await boss.stop({ timeout: 5000 })
      await pool.end()
    },
  }
}

function retryWhileAway(pool: pg.Pool, onError: (error: Error) => void) {
  return async (text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> => {
    for (;;) {
      try {
        return await pool.query(text, values)
      } catch (error) {
        // After closing, pg-boss still sends queries whose answers nobody needs; an error, or an answer without rows, would end the process.
        if (pool.ending) return new Promise(() => {})
        if (!isAway(error)) throw error
        onError(error)
        await wait(1000)
      }
    }
  }
}

/** True where a later attempt may succeed: the server stops (57P), has no connection free (53300) or cannot be reached. */
function isAway(error: unknown): error is Error {
  if (error instanceof pg.DatabaseError) return /^(57P|08|53300)/.test(error.code ?? '')
  return error instanceof Error
}

/** Makes or upgrades the tables of pg-boss and every queue, and lets the service use them but not change their structure. */
export async function migrateQueues(client: pg.Client): Promise<void> {
  const boss = new PgBoss({
    schema: queueSchema,
    schedule: false,
    supervise: false,
    db: { executeSql: (text, values) => client.query(text, values) },
  })
  await boss.start()
  for (const name of Object.keys(queues) as QueueName[]) {
    const { policy, ...options } = queues[name]
    await boss.createQueue(name, { policy, ...options })
    await boss.updateQueue(name, options)
  }
  await boss.stop({ graceful: false })
  await client.query(`
    grant usage on schema ${queueSchema} to ${serviceRole};
    grant select, insert, update, delete on all tables in schema ${queueSchema} to ${serviceRole}`)
}

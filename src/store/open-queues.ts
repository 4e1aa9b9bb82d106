import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { asService, type ConnectionUrl } from './connection.ts'
import { queueSchema } from './queues.ts'

/** The queues being worked: `boss` is told what to do with each job, `close` lets the running ones end. */
export type OpenQueues = { readonly boss: PgBoss; close(): Promise<void> }

/**
 * Starts working the queues as the role `dspt_service`. A database that is away for a while is waited for: pg-boss
 * marks a job as done without looking whether that succeeded, so an error there would end the process.
 */
export async function openQueues(connection: ConnectionUrl, onError: (error: Error) => void): Promise<OpenQueues> {
  const pool = new pg.Pool({ connectionString: asService(connection, 'improvement plans, jobs'), max: 4 })
  pool.on('connect', (client) => client.on('error', onError))
  pool.on('error', () => {})
  const boss = new PgBoss({
    schema: queueSchema,
    migrate: false,
    db: { executeSql: patiently(pool, onError) },
    // Indexes are their owner's to rebuild, and who works the queues is watched from elsewhere.
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

function patiently(pool: pg.Pool, onError: (error: Error) => void) {
  return async (text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> => {
    for (;;) {
      try {
        return await pool.query(text, values)
      } catch (error) {
        // Nobody waits for what pg-boss still asks once it is closed; an error, or an answer without rows, would end the process.
        if (pool.ending) return new Promise(() => {})
        if (!isAway(error)) throw error
        onError(error)
        await wait(1000)
      }
    }
  }
}

/** PostgreSQL's own word on a statement is final; that it stops (57P), has no room (53300) or cannot be reached is not. */
function isAway(error: unknown): error is Error {
  if (error instanceof pg.DatabaseError) return /^(57P|08|53300)/.test(error.code ?? '')
  return error instanceof Error
}

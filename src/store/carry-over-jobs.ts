import { sql } from 'kysely'
import type { Tx } from './database.ts'
import { enqueue, type QueueName, queues } from './queues.ts'

/**
 * Takes over the jobs that builds with pg-boss 10 left in its schema, `pgboss`: those that wait, and those of a worker
 * that did not live to end them. What an older build has in hand it keeps. Gives how many were taken over. The tables
 * of pg-boss 10 cannot be brought to the shape of 12, and while processes are replaced both are worked (decision 10).
 */
export async function carryOverJobs(tx: Tx): Promise<number> {
  if (!(await isThere(tx))) return 0
  const { rows: jobs } = await sql<{ name: QueueName; data: object | null; startAfter: Date }>`
    delete from pgboss.job
    where name = any(${Object.keys(queues)})
      and (state < 'active' or (state = 'active' and started_on + expire_in < now()))
    returning name, data, start_after as "startAfter"`.execute(tx)
  for (const { name, data, startAfter } of jobs) await enqueue(tx, name, data ?? {}, { startAfter })
  return jobs.length
}

async function isThere(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(tx)
  return rows[0]?.there ?? false
}

import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { serviceRole } from './connection.ts'
import { type QueueName, queueSchema, queues } from './queues.ts'

/** Makes or upgrades the tables of pg-boss and every queue, and lets the service use them but not change their shape. */
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

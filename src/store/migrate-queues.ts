import type pg from 'pg'
import PgBoss from 'pg-boss'
import { serviceRole } from './connection.ts'
import { type QueueName, queueSchema, queues } from './queues.ts'

/** pg-boss sends what is scheduled through a queue of its own, which the service may not make for itself. */
const scheduleQueue = '__pgboss__send-it'

/** Makes or upgrades the tables of pg-boss and every queue, and lets the service use them but not change their shape. */
export async function migrateQueues(client: pg.Client): Promise<void> {
  const boss = new PgBoss({
    schema: queueSchema,
    schedule: false,
    supervise: false,
    db: { executeSql: (text, values) => client.query(text, values) },
  })
  await boss.start()
  await boss.createQueue(scheduleQueue)
  for (const name of Object.keys(queues) as QueueName[]) {
    await boss.createQueue(name, { name, ...queues[name] })
    await boss.updateQueue(name, { name, ...queues[name] })
  }
  await boss.stop({ graceful: false })
  await client.query(`
    grant usage on schema ${queueSchema} to ${serviceRole};
    grant select, insert, update, delete on all tables in schema ${queueSchema} to ${serviceRole}`)
}

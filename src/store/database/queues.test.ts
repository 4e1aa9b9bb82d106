import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { serviceRole } from './connection.ts'
import { type Database, openDatabase, publicScope } from './database.ts'
import { enqueue, type OpenQueues, openQueues, queues } from './queues.ts'

let made: TestDatabase
let database: Database
let open: OpenQueues
const troubles: Error[] = []

before(async () => {
  made = await testDatabase()
  database = openDatabase({ connection: made.connection })
  open = await openQueues(made.connection, (error) => troubles.push(error))
})

after(async () => {
  await open.close()
  await database.close()
  await made.close()
})

describe('a job', () => {
  test('exists once the transaction that queued it is committed', async () => {
    await database.inTransaction(publicScope, (tx) => enqueue(tx, 'deliver-email', { email: 'a' }))
    const jobs = await open.boss.fetch('deliver-email')
    assert.deepEqual(
      jobs.map(({ data }) => data),
      [{ email: 'a' }],
    )
  })

  test('does not exist where its transaction was undone', async () => {
    const undone = database.inTransaction(publicScope, async (tx) => {
      await enqueue(tx, 'deliver-email', { email: 'b' })
      throw new Error('undone')
    })
    await assert.rejects(undone, /undone/)
    assert.deepEqual(await open.boss.fetch('deliver-email'), [])
  })

  test('for the daily run waits at most once', async () => {
    const queue = () => database.inTransaction(publicScope, (tx) => enqueue(tx, 'daily-run', {}))
    assert.notEqual(await queue(), null)
    assert.equal(await queue(), null)
    assert.equal((await open.boss.findJobs('daily-run', { queued: true })).length, 1)
  })

  test('that fails stays queued and is tried again later', async () => {
    const id = await database.inTransaction(publicScope, (tx) => enqueue(tx, 'deliver-email', { email: 'c' }))
    const [job] = await open.boss.fetch('deliver-email')
    assert.equal(job?.id, id)
    await open.boss.fail('deliver-email', job?.id ?? '', { reason: 'no answer' })
    const queued = await open.boss.getJobById('deliver-email', id ?? '')
    assert.equal(queued?.state, 'retry')
    assert.equal(queued?.retryLimit, queues['deliver-email'].retryLimit)
  })
})

test('the service may schedule jobs and work them, though it owns no table', async () => {
  await open.boss.schedule('daily-run', '0 7 * * *', {}, { tz: 'Europe/London' })
  const worked = new Promise<object>((resolve) => {
    void open.boss.work<object>('daily-run', { pollingIntervalSeconds: 0.5 }, async ([job]) => resolve(job?.data ?? {}))
  })
  assert.deepEqual(await worked, {})
  assert.deepEqual(troubles, [])
})

test('jobs go on after every connection was lost', async () => {
  const owner = new pg.Client({ connectionString: made.ownerConnection })
  await owner.connect()
  await owner.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = current_database()',
    [serviceRole],
  )
  await owner.end()
  await database.inTransaction(publicScope, (tx) => enqueue(tx, 'deliver-email', { email: 'd' }))
  const [job] = await open.boss.fetch<object>('deliver-email')
  assert.deepEqual(job?.data, { email: 'd' })
  await open.boss.complete('deliver-email', job?.id ?? '')
  assert.ok(troubles.splice(0).length > 0, 'the loss was reported')
})

test('the tables of the queue belong to their owner, and the service may not change their shape', async () => {
  await assert.rejects(open.boss.createQueue('another', { partition: true }), /permission denied/)
})

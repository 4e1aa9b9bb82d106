import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import pg from 'pg'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { carryOverJobs } from './carry-over-jobs.ts'
import { serviceRole } from './connection.ts'
import { type Database, nobody, openDatabase } from './database.ts'
import { queueSchema } from './queues.ts'

let made: TestDatabase
let database: Database
let owner: pg.Client

before(async () => {
  made = await testDatabase()
  database = openDatabase({ connection: made.connection })
  owner = new pg.Client({ connectionString: made.ownerConnection })
  await owner.connect()
})

after(async () => {
  await owner.end()
  await database.close()
  await made.close()
})

test('where no older build worked there is nothing to take over', async () => {
  assert.equal(await carryOver(), 0)
})

describe('of the jobs of an older build', () => {
  before(() => owner.query(tablesOfPgBoss10))
  beforeEach(() => owner.query(`delete from pgboss.job; delete from ${queueSchema}.job`))

  test('one that waits is taken over with the time from which it may run', async () => {
    await left({ letter: 'a' }, 'created', '2021-09-01T07:00:00Z')
    await left({ letter: 'b' }, 'retry', '2021-09-01T08:00:00Z')
    assert.equal(await carryOver(), 2)
    assert.deepEqual(await waiting(), [
      { data: { letter: 'a' }, from: '2021-09-01T07:00:00.000Z' },
      { data: { letter: 'b' }, from: '2021-09-01T08:00:00.000Z' },
    ])
    assert.equal(await carryOver(), 0)
  })

  test('one in the hands of its worker stays there until its time is over', async () => {
    await left({ letter: 'c' }, 'active', '2021-09-01T07:00:00Z')
    await owner.query('update pgboss.job set started_on = now()')
    assert.equal(await carryOver(), 0)
    await owner.query(`update pgboss.job set started_on = now() - interval '16 minutes'`)
    assert.equal(await carryOver(), 1)
  })

  test('one that is done stays, and so does one of a queue that is not ours', async () => {
    await left({ letter: 'd' }, 'completed', '2021-09-01T07:00:00Z')
    await left({ letter: 'e' }, 'failed', '2021-09-01T07:00:00Z')
    await left({}, 'created', '2021-09-01T07:00:00Z', '__pgboss__send-it')
    assert.equal(await carryOver(), 0)
    assert.deepEqual(await waiting(), [])
  })
})

function carryOver(): Promise<number> {
  return database.inTransaction(nobody, carryOverJobs)
}

async function left(data: object, state: string, from: string, queue = 'deliver-letter'): Promise<void> {
  await owner.query('insert into pgboss.job (name, data, state, start_after) values ($1, $2, $3, $4)', [
    queue,
    data,
    state,
    from,
  ])
}

async function waiting(): Promise<readonly unknown[]> {
  const { rows } = await owner.query<{ data: object; start_after: Date }>(
    `select data, start_after from ${queueSchema}.job where name = 'deliver-letter' and state = 'created' order by start_after`,
  )
  return rows.map(({ data, start_after }) => ({ data, from: start_after.toISOString() }))
}

/** As pg-boss 10.4.2 makes them, as far as a job is read; partitions apart. */
const tablesOfPgBoss10 = `
  create schema pgboss;
  create type pgboss.job_state as enum ('created', 'retry', 'active', 'completed', 'cancelled', 'failed');
  create table pgboss.job (
    id uuid not null default gen_random_uuid(),
    name text not null,
    data jsonb,
    state pgboss.job_state not null default 'created',
    start_after timestamptz not null default now(),
    started_on timestamptz,
    expire_in interval not null default interval '15 minutes'
  );
  grant usage on schema pgboss to ${serviceRole};
  grant select, insert, update, delete on all tables in schema pgboss to ${serviceRole}`

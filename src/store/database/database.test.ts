import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { withoutItsOptions } from '../../../test/support/forgetful-proxy.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { type Database, openDatabase, publicScope, type Scope } from './database.ts'

const rxx = 'RXX' as OdsCode
const ryy = 'RYY' as OdsCode
const somebody = '11111111-1111-4111-8111-111111111111'
const everybody: Scope = { national: true, organisations: [], person: null }

let made: TestDatabase
let database: Database
const lost: Error[] = []

before(async () => {
  made = await testDatabase()
  await asOwner(arrangement)
  database = openDatabase({
    connection: made.connection,
    connections: 1,
    onLostConnection: (error) => lost.push(error),
  })
})

after(async () => {
  await database.close()
  await made.close()
})

describe('row security', () => {
  const cases: readonly [name: string, viewer: Scope, seen: readonly string[]][] = [
    ['shows no casefile in the public scope', publicScope, []],
    ['shows an organisation its own casefile', { ...publicScope, organisations: [rxx] }, ['RXX']],
    [
      'shows the casefiles of several organisations to a person who acts for them',
      { ...publicScope, organisations: [ryy, rxx] },
      ['RXX', 'RYY'],
    ],
    ['shows every casefile to a national role', everybody, ['RXX', 'RYY']],
  ]
  for (const [name, viewer, seen] of cases) {
    test(name, async () => assert.deepEqual(await organisationsSeen(viewer), seen))
  }

  test('shows an email to its recipient, and to no other person', async () => {
    assert.equal(await emailsSeen({ ...publicScope, person: somebody }), 1)
    assert.equal(await emailsSeen({ ...publicScope, person: '22222222-2222-4222-8222-222222222222' }), 0)
  })

  test('ends with its transaction, also on the same connection', async () => {
    await organisationsSeen(everybody)
    assert.deepEqual(await organisationsSeen(publicScope), [])
  })

  test('lets a viewer write no casefile of another organisation', async () => {
    const values = {
      organisation: 'RZZ',
      cycle: '2020-21',
      version: 0,
      status: 'not-published',
      stage: 'none',
    } as const
    await assert.rejects(
      database.inTransaction({ ...publicScope, organisations: [rxx] }, (tx) =>
        tx.insertInto('casefiles').values(values).execute(),
      ),
      /row-level security/,
    )
  })
})

describe('the service', () => {
  for (const statement of [
    'update casefile_events set by_name = null',
    'delete from casefile_events',
    'truncate casefile_events',
  ]) {
    test(`may not ${statement}`, async () => {
      await assert.rejects(
        database.inTransaction(everybody, (tx) => sql.raw(statement).execute(tx)),
        /permission denied/,
      )
    })
  }

  test('works as its own role even where the URL asks for another', async () => {
    const url = new URL(made.ownerConnection)
    url.searchParams.set('options', '-c role=none')
    assert.equal(await roleOn(url.href), 'dspt_service')
  })

  test('refuses to work where a proxy removes the role from the connection', async () => {
    const proxy = await withoutItsOptions(made.ownerConnection)
    await assert.rejects(roleOn(proxy.url), /row security may not hold/)
    await proxy.close()
  })
})

test('work that throws is undone', async () => {
  const write = database.inTransaction(publicScope, async (tx) => {
    await tx.insertInto('settings').values({ name: 'day', value: '2021-07-01' }).execute()
    throw new Error('changed my mind')
  })
  await assert.rejects(write, /changed my mind/)
  assert.deepEqual(
    await database.inTransaction(publicScope, (tx) => tx.selectFrom('settings').selectAll().execute()),
    [],
  )
})

test('a connection lost in the middle of a transaction fails that transaction and no other', async () => {
  const work = database.inTransaction(publicScope, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await asOwner(`select pg_terminate_backend(${rows[0]?.pid})`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await sql`select 1`.execute(tx)
  })
  await assert.rejects(work)
  assert.match(lost[0]?.message ?? '', /terminat/)
  assert.deepEqual(await organisationsSeen({ ...publicScope, organisations: [rxx] }), ['RXX'])
})

test('a day, an instant, a count and a document come back as they were written', async () => {
  const row = await database.inTransaction(publicScope, async (tx) => {
    const { rows } = await sql`
      select date '2021-12-21' as day, timestamptz '2021-12-21 09:00:00.120+01' as instant,
             count(*) as count, '{"a": [1]}'::jsonb as document, array['RXX'] as codes`.execute(tx)
    return rows[0]
  })
  const expected = {
    day: '2021-12-21',
    instant: '2021-12-21T08:00:00.120Z',
    count: 1,
    document: { a: [1] },
    codes: ['RXX'],
  }
  assert.deepEqual({ ...(row as object) }, expected)
})

for (const [number, answer] of [
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', 'too large'],
] as const) {
  test(`a bigint of ${number} is ${answer}`, async () => {
    const read = database.inTransaction(
      publicScope,
      async (tx) => (await sql<{ n: number }>`select ${number}::bigint as n`.execute(tx)).rows[0]?.n,
    )
    await (typeof answer === 'number'
      ? read.then((n) => assert.equal(n, answer))
      : assert.rejects(read, /too large for a number/))
  })
}

const hash = '0'.repeat(64)
const arrangement = `
  insert into dspt.organisations (code, name, type) values ('RXX', 'One', 'nhs-trust'), ('RYY', 'Two', 'nhs-trust'), ('RZZ', 'Three', 'nhs-trust');
  insert into dspt.casefiles (organisation, cycle, version, status, stage) values
    ('RXX', '2020-21', 1, 'not-published', 'none'), ('RYY', '2020-21', 0, 'not-published', 'none');
  insert into dspt.casefile_events values
    ('RXX', '2020-21', 1, 'x', '{}', null, 'A', 'editor', '2021-06-01', '2021-06-01T09:00Z', '1', '${hash}', '${hash}');
  insert into dspt.outbox (dedupe_key, kind, to_person, to_name, to_email, subject, body, on_day, queued_at, message_id)
    values ('o', 'k', '${somebody}', 'A', 'a@example.org', 's', 'b', '2021-06-01', '2021-06-01T09:00Z', 'm')`

async function asOwner(statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: made.ownerConnection })
  await client.connect()
  await client.query(statements)
  await client.end()
}

describe('reading a list', () => {
  const slowly = (longestRead: number) => openDatabase({ connection: made.connection, longestRead })
  const two = (reader: Database, meanwhile: () => Promise<unknown>) =>
    reader.read(publicScope, async function* (tx) {
      yield await tx.selectFrom('organisations').select('code').execute()
      await meanwhile()
      yield await tx.selectFrom('organisations').select('code').execute()
    })

  test('ends for one who reads too slowly, so that another may read', async () => {
    const reader = slowly(50)
    const reading = two(reader, () => wait(500))[Symbol.asyncIterator]()
    await reading.next()
    await assert.rejects(async () => reading.next(), /rolled back/)
    const others = [1, 2, 3].map(() => two(reader, async () => {})[Symbol.asyncIterator]())
    for (const each of others) assert.equal((await each.next()).done, false)
    await reader.close()
  })

  test('of anybody waits for no list of a person', async () => {
    const reader = slowly(60_000)
    const held = [1, 2, 3].map(() =>
      reader.read(everybody, async function* (tx) {
        yield await tx.selectFrom('organisations').select('code').execute()
      }),
    )
    const reading = held.map((each) => each[Symbol.asyncIterator]())
    for (const each of reading) await each.next()
    const others = two(reader, async () => {})[Symbol.asyncIterator]()
    assert.equal((await others.next()).done, false)
    for (const each of [...reading, others]) await each.return?.()
    await reader.close()
  })
})

function organisationsSeen(viewer: Scope): Promise<readonly string[]> {
  return database.inTransaction(viewer, async (tx) => {
    const rows = await tx.selectFrom('casefiles').select('organisation').orderBy('organisation').execute()
    return rows.map(({ organisation }) => organisation)
  })
}

function emailsSeen(viewer: Scope): Promise<number> {
  return database.inTransaction(viewer, async (tx) => (await tx.selectFrom('outbox').select('id').execute()).length)
}

async function roleOn(connection: string): Promise<string | undefined> {
  const other = openDatabase({ connection })
  try {
    return await other.inTransaction(
      publicScope,
      async (tx) => (await sql<{ role: string }>`select current_user as role`.execute(tx)).rows[0]?.role,
    )
  } finally {
    await other.close()
  }
}

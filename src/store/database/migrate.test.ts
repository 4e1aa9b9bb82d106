import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../../../test/support/database.ts'
import { EarlierDatabase, migrate, migrations } from './migrate.ts'

const first = '0001-organisations-and-people.sql'

describe('migrating', () => {
  test('a database that is up to date changes nothing', async () => {
    await withOwner(async (client, url) => {
      const before = await client.query('select * from public.dspt_migrations order by name')
      await migrate(url)
      const after = await client.query('select * from public.dspt_migrations order by name')
      assert.deepEqual(after.rows, before.rows)
      assert.deepEqual(
        after.rows.map(({ name }) => name),
        migrations().map(({ name }) => name),
      )
    })
  })

  for (const [what, statement] of [
    ['with a file that has changed since', `update public.dspt_migrations set sha256 = 'x' where name = '${first}'`],
    ['with other files', `update public.dspt_migrations set name = replace(name, '-', '-old-')`],
  ] as const) {
    test(`a database of an earlier build, ${what}, is refused and left as it was`, async () => {
      await withOwner(async (client, url) => {
        await client.query(statement)
        const before = await client.query('select * from public.dspt_migrations order by name')
        await assert.rejects(migrate(url), EarlierDatabase)
        const after = await client.query('select * from public.dspt_migrations order by name')
        assert.deepEqual(after.rows, before.rows)
      })
    })
  }

  test('a database of a newer build, which has more files, is let through for this build to go on with', async () => {
    await withOwner(async (client, url) => {
      await client.query(`insert into public.dspt_migrations (name, sha256) values ('9999-later.sql', 'x')`)
      await migrate(url)
    })
  })

  test('undoes a file that fails half way', async () => {
    await withOwner(async (client, url) => {
      await client.query('drop schema dspt cascade; delete from public.dspt_migrations')
      await client.query('create schema dspt; create table dspt.statuses ()')
      await assert.rejects(migrate(url), new RegExp(`${first} could not be applied`))
      const { rows } = await client.query(`select tablename from pg_tables where schemaname = 'dspt'`)
      assert.deepEqual(rows, [{ tablename: 'statuses' }])
    })
  })

  test('works for several services that start at once', async () => {
    await withOwner(async (client, url) => {
      await client.query('drop schema dspt, dspt_queues cascade; drop table public.dspt_migrations')
      await Promise.all([migrate(url), migrate(url), migrate(url)])
      const { rows } = await client.query('select name from public.dspt_migrations order by name')
      assert.deepEqual(
        rows.map(({ name }) => name),
        migrations().map(({ name }) => name),
      )
    })
  })

  test('needs no superuser: owning the database and the right to make roles is enough', async () => {
    await withOwner(async (client, url) => {
      const owner = `owner_${new URL(url).pathname.slice(6, 20)}`
      await client.query('drop schema dspt, dspt_queues cascade; drop table public.dspt_migrations')
      await client.query(
        `create role ${owner} login createrole in role dspt_service; alter database "${new URL(url).pathname.slice(1)}" owner to ${owner}`,
      )
      await migrate(url.replace('user=dspt_owner', `user=${owner}`))
      const { rows } = await client.query(`select distinct tableowner from pg_tables where schemaname = 'dspt'`)
      assert.deepEqual(rows, [{ tableowner: owner }])
      await client.query(`reassign owned by ${owner} to dspt_owner; drop owned by ${owner}; drop role ${owner}`)
    })
  })
})

async function withOwner(work: (client: pg.Client, url: string) => Promise<void>): Promise<void> {
  const database = await testDatabase()
  const client = new pg.Client({ connectionString: database.ownerConnection })
  await client.connect()
  try {
    await work(client, database.ownerConnection)
  } finally {
    await client.end()
    await database.close()
  }
}

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { type TestDatabase, testDatabase, withUser } from '../../../test/support/database.ts'
import { ask, givenOwned, record, started } from '../../../test/support/owned-plans.ts'
import { loadReferenceData } from '../reference/load.ts'
import { backup } from './backup.ts'
import { type Manifest, manifestFile } from './backup-folder.ts'
import { openDatabase, publicScope } from './database.ts'
import { restore } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'dspt-backup-'))
const hard = 'Tab\t, line\nbreak, back\\slash, “quotes”, \\N and 🩺'
let source: TestDatabase

before(async () => {
  source = await testDatabase()
  const database = openDatabase({ connection: source.connection, connections: 1 })
  await database.inTransaction(publicScope, loadReferenceData)
  await database.close()
  await asOwner(source, `insert into dspt.people (name, email) values ($1, 'erin@example.org')`, [hard])
  await backup(source.ownerConnection, folder, '2021-06-01T09:00:00.000Z')
})

after(async () => {
  await source.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a backup is restored exactly as it was, generated columns included', async () => {
  const target = await testDatabase()
  const { restored } = await restore(target.ownerConnection, folder)
  assert.equal(restored, true)
  for (const table of ['people', 'organisations', 'statuses'])
    assert.deepEqual(await rowsOf(target, table), await rowsOf(source, table), table)
  assert.equal((await rowsOf(target, 'people'))[0]?.name, hard)
  await target.close()
})

test('a database in use is left as it is', async () => {
  const before = await rowsOf(source, 'people')
  const answer = await restore(source.ownerConnection, folder)
  assert.deepEqual(answer, { restored: false, because: 'The database is in use: restore into an empty one.' })
  assert.deepEqual(await rowsOf(source, 'people'), before)
})

test('a file that was changed is found, and nothing is restored', async () => {
  const file = join(folder, 'organisations.copy.gz')
  const whole = readFileSync(file)
  writeFileSync(file, gzipSync(gunzipSync(whole).toString('utf8').replace('Barnsley', 'Burnsley')))
  const target = await testDatabase()
  const answer = await restore(target.ownerConnection, folder)
  assert.deepEqual(answer.restored === false && answer.because.slice(0, 26), 'organisations.copy.gz is n')
  assert.deepEqual(await rowsOf(target, 'organisations'), [])
  writeFileSync(file, whole)
  await target.close()
})

test('a backup that was interrupted, and one of a newer build, are refused', async () => {
  const target = await testDatabase()
  for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name)
  const manifest = readFileSync(join(folder, manifestFile), 'utf8')
  rmSync(join(folder, manifestFile))
  assert.equal((await restore(target.ownerConnection, folder)).restored, false)
  const whole = JSON.parse(manifest) as Manifest
  const migrations = [...whole.migrations, { name: '9999-to-come.sql', sha256: '0'.repeat(64) }]
  writeFileSync(join(folder, manifestFile), JSON.stringify({ ...whole, migrations }))
  const newer = await restore(target.ownerConnection, folder)
  assert.match(newer.restored ? '' : newer.because, /newer build: 9999-to-come\.sql is not known/)
  writeFileSync(join(folder, manifestFile), manifest)
  await target.close()
})

describe('a backup is refused', () => {
  test('where a policy may hide rows from the role that makes it', async (t) => {
    const hidden = await started(await givenOwned(t))
    await ask(hidden.administrator, record)
    await ask(hidden.administrator, `alter policy seen_by_their_people on dspt.casefiles using (organisation = 'RXX')`)
    await ask(hidden.administrator, `create policy recent on dspt.outbox as restrictive using (on_day > '2021-06-01')`)
    const into = mkdtempSync(join(folder, 'hidden-'))
    assert.deepEqual(await backup(hidden.connection, into, '2021-06-01T09:00:00.000Z'), {
      backedUp: false,
      because: `Row security may hide rows of casefiles, outbox from ${hidden.owner}: look at the policies of these tables.`,
    })
    assert.throws(() => readFileSync(join(into, manifestFile)), /ENOENT/)
    assert.ok((await backup(hidden.administrator, into, '2021-06-01T09:00:00.000Z')).backedUp, 'a superuser sees all')
  })

  test('to a role that may not read the tables', async (t) => {
    const other = await givenOwned(t)
    const answer = await backup(withUser(source.ownerConnection, other.owner), folder, '2021-06-01T09:00:00.000Z')
    assert.match(answer.backedUp ? '' : answer.because, /^The database refused: permission denied/)
  })

  test('of a database that the service never started on, and of one that is not there', async (t) => {
    const empty = await givenOwned(t)
    const nothing = await backup(empty.connection, folder, '2021-06-01T09:00:00.000Z')
    assert.match(nothing.backedUp ? '' : nothing.because, /^This database holds no plans/)
    const none = await backup('postgres://plans@127.0.0.1:1/plans', folder, '2021-06-01T09:00:00.000Z')
    assert.match(none.backedUp ? '' : none.because, /^The database does not answer: connect ECONNREFUSED/)
  })
})

async function rowsOf(database: TestDatabase, table: string): Promise<readonly Record<string, unknown>[]> {
  return asOwner(database, `select to_jsonb(t) as row from dspt.${table} t order by t::text`)
}

async function asOwner(
  { ownerConnection }: TestDatabase,
  statement: string,
  values: readonly unknown[] = [],
): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: ownerConnection })
  await client.connect()
  const { rows } = await client.query<{ row: Record<string, unknown> }>(statement, [...values])
  await client.end()
  return rows.map(({ row }) => row)
}

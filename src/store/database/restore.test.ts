import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type OwnedDatabase, ownedDatabase, testDatabase, withUser } from '../../../test/support/database.ts'
import {
  ask,
  erin,
  givenOwned,
  guarded,
  ownersIn,
  record,
  rowCounts,
  started,
} from '../../../test/support/owned-plans.ts'
import { backup } from './backup.ts'
import { type Manifest, manifestFile } from './backup-folder.ts'
import { openDatabase, publicScope } from './database.ts'
import { restore } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'dspt-restore-'))
let source: OwnedDatabase

before(async () => {
  source = await started(await ownedDatabase())
  await ask(source.administrator, record)
})

after(async () => {
  await source.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('an ordinary owner of a database', () => {
  test('backs up every row, as many as an administrator sees', async () => {
    const done = await backup(source.connection, folder, '2021-06-01T09:00:00.000Z')
    assert.ok(done.backedUp)
    const rows = Object.fromEntries(done.manifest.tables.map(({ name, rows }) => [name, rows]))
    assert.deepEqual(rows, await rowCounts(source))
    assert.equal(rows.casefile_events, 40)
  })

  test('restores them all, protected as before, and the service continues from there', async (t) => {
    const target = await givenOwned(t)
    const done = await restore(target.connection, folder)
    assert.deepEqual(done.restored ? done.owner : done.because, target.owner)
    assert.deepEqual(await rowCounts(target), await rowCounts(source))
    assert.deepEqual(await guarded(target.administrator), await guarded(source.administrator))
    assert.deepEqual(await ownersIn(target), [target.owner])
    await goesOn(target)
  })

  test('restores what an administrator backed up, and the other way round', async (t) => {
    const [superuser, target] = [await testDatabase(), await givenOwned(t)]
    t.after(() => superuser.close())
    const toAdministrator = await restore(superuser.ownerConnection, folder)
    assert.ok(toAdministrator.restored)
    const back = mkdtempSync(join(folder, 'back-'))
    assert.ok((await backup(superuser.ownerConnection, back, '2021-06-02T09:00:00.000Z')).backedUp)
    assert.ok((await restore(target.connection, back)).restored)
    assert.deepEqual(await rowCounts(target), await rowCounts(source))
  })

  test('gets the error of the database, and nothing is restored or left unprotected', async (t) => {
    const target = await started(await givenOwned(t))
    const guards = await guarded(target.administrator)
    const counts = await rowCounts(target)
    await beforeEachEmail(target, `raise exception 'the disk is on fire'`)
    assert.deepEqual(await restore(target.connection, folder), {
      restored: false,
      because: 'outbox could not be put back: The database refused: the disk is on fire. Nothing was kept.',
    })
    assert.deepEqual(await guarded(target.administrator), guards)
    assert.deepEqual(await rowCounts(target), counts)
  })

  test('learns that the connection was lost, and nothing is restored or left unprotected', async (t) => {
    const target = await started(await givenOwned(t))
    const guards = await guarded(target.administrator)
    await beforeEachEmail(target, 'perform pg_terminate_backend(pg_backend_pid())')
    const answer = await restore(target.connection, folder)
    assert.match(answer.restored ? '' : answer.because, /^outbox could not be put back: The connection .* was lost: /)
    assert.deepEqual(await guarded(target.administrator), guards)
    assert.deepEqual(await ask(target.administrator, 'select from dspt.people'), [])
  })

  test('learns of a file that was cut short before the database is touched', async (t) => {
    const target = await givenOwned(t)
    const file = join(folder, 'casefiles.copy.gz')
    const whole = readFileSync(file)
    truncateSync(file, whole.length - 9)
    const answer = await restore(target.connection, folder)
    writeFileSync(file, whole)
    assert.match(answer.restored ? '' : answer.because, /^casefiles\.copy\.gz cannot be read: unexpected end of file\./)
    assert.deepEqual(await ask(target.administrator, `select from pg_namespace where nspname = 'dspt'`), [])
  })

  test('learns what to ask an administrator for where it may not work as the service', async (t) => {
    const target = await givenOwned(t)
    await ask(target.administrator, `revoke dspt_service from ${target.owner}`)
    const answer = await restore(target.connection, folder)
    assert.match(
      answer.restored ? '' : answer.because,
      new RegExp(`administrator: grant dspt_service to "?${target.owner}`),
    )
  })
})

describe('an administrator', () => {
  test('restores for the owner of the database, who needs nothing more to run the service', async (t) => {
    const target = await givenOwned(t)
    await ask(target.administrator, `revoke dspt_service from ${target.owner}`)
    const done = await restore(target.administrator, folder)
    assert.deepEqual(done.restored ? done.owner : done.because, target.owner)
    assert.deepEqual(await ownersIn(target), [target.owner])
    assert.deepEqual(await guarded(target.administrator), await guarded(source.administrator))
    await goesOn(target)
  })
})

test('a role that may not work as the owner of the tables cannot fill them', async (t) => {
  const [target, other] = [await started(await givenOwned(t)), await givenOwned(t)]
  const answer = await restore(withUser(target.connection, other.owner), folder)
  assert.deepEqual(answer, {
    restored: false,
    because: `The tables here belong to the role ${target.owner}, and ${other.owner} may not work as it. Sign in as ${target.owner}. Nothing was kept.`,
  })
})

test('tables of a newer build are not filled from an older backup', async (t) => {
  const target = await started(await givenOwned(t))
  const older = mkdtempSync(join(folder, 'older-'))
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.gz')))
    copyFileSync(join(folder, name), join(older, name))
  const manifest = JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')) as Manifest
  const last = manifest.migrations.at(-1)?.name
  writeFileSync(
    join(older, manifestFile),
    JSON.stringify({ ...manifest, migrations: manifest.migrations.slice(0, -1) }),
  )
  assert.deepEqual(await restore(target.connection, older), {
    restored: false,
    because: `The database is newer than the backup (${last}): restore into an empty one.`,
  })
})

test('a database without people but with a received email is in use', async (t) => {
  const target = await started(await givenOwned(t))
  await ask(
    target.administrator,
    `insert into dspt.received_mail
    (message_id, content_hash, from_email, from_name, subject, received_at, imported_at, outcome, why)
    values ('<1@x>', repeat('0', 64), 'erin@example.org', 'Erin', '', now(), now(), 'no-workbook', '')`,
  )
  const answer = await restore(target.connection, folder)
  assert.deepEqual(answer, { restored: false, because: 'The database is in use: restore into an empty one.' })
})

/** Starts the service on it, and adds a row whose number continues the sequence. */
async function goesOn(made: OwnedDatabase): Promise<void> {
  await started(made)
  const database = openDatabase({ connection: made.connection, connections: 1 })
  const { id } = await database.inTransaction({ ...publicScope, national: true }, (tx) =>
    tx
      .insertInto('people_events')
      .values({
        person: erin,
        type: 'removed',
        by_name: 'Leah',
        on_day: '2021-06-02',
        recorded_at: '2021-06-02T09:00Z',
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  await database.close()
  assert.equal(Number(id), 4)
}

async function beforeEachEmail({ connection }: OwnedDatabase, statement: string): Promise<void> {
  await ask(
    connection,
    `create function public.meddle() returns trigger language plpgsql as 'begin ${statement.replaceAll("'", "''")}; return new; end'`,
  )
  await ask(
    connection,
    'create trigger meddle before insert on dspt.outbox for each row execute function public.meddle()',
  )
}

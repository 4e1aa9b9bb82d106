import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ask, givenOwned } from '../../../test/support/owned-plans.ts'
import { type Manifest, manifestFile } from './backup-folder.ts'
import { restore } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'dspt-restore-earlier-'))

after(() => rmSync(folder, { recursive: true, force: true }))

const empty: Manifest = {
  format: 'dspt-backup-1',
  takenAt: '2021-06-01T09:00:00.000Z',
  server: '18',
  migrations: [],
  tables: [],
}

test('a backup of an earlier build, whose tables were others, is refused before the database is touched', async (t) => {
  const target = await givenOwned(t)
  const migrations = [{ name: '0001-casefiles.sql', sha256: '0'.repeat(64) }]
  const answer = await restore(target.connection, withManifest({ ...empty, migrations }))
  assert.match(answer.restored ? '' : answer.because, /^This backup was made by an earlier build and [^\n]*\.$/)
  assert.deepEqual(await ask(target.administrator, `select from pg_namespace where nspname = 'dspt'`), [])
})

test('a database of an earlier build is not restored into', async (t) => {
  const target = await givenOwned(t)
  await ask(
    target.connection,
    `create table public.dspt_migrations (name text primary key, sha256 text not null);
    insert into public.dspt_migrations values ('0001-casefiles.sql', 'x')`,
  )
  const answer = await restore(target.connection, withManifest(empty))
  assert.match(
    answer.restored ? '' : answer.because,
    /^This database was made by an earlier build .* Nothing was kept\.$/,
  )
})

function withManifest(manifest: Manifest): string {
  const backup = mkdtempSync(join(folder, 'backup-'))
  writeFileSync(join(backup, manifestFile), JSON.stringify(manifest))
  return backup
}

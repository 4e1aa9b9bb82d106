import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type OwnedDatabase, ownedDatabase, testDatabase } from './support/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'dspt-commands-'))

after(() => rmSync(folder, { recursive: true, force: true }))

test('backup and restore move everything to the database of an ordinary owner, and verify it', async (t) => {
  const source = await testDatabase('organisations')
  t.after(() => source.close())
  const target: OwnedDatabase = await ownedDatabase()
  t.after(() => target.close())
  const written = run('backup', source.ownerConnection)
  assert.match(written.stdout, /^\d+ tables, [1-9]\d* rows: /, written.stderr)
  const restored = run('restore', target.connection)
  assert.match(
    restored.stdout,
    new RegExp(`The tables belong to ${target.owner}: .*\nVerified: no integrity errors\n$`),
    restored.stderr,
  )
  assert.equal(restored.status, 0)
})

test('backup and restore report an error of the database and end with 2', () => {
  const nowhere = 'postgres://plans@127.0.0.1:1/plans'
  const answers = ['backup', 'restore'].map((command) => run(command, nowhere))
  for (const { status, stderr } of answers) {
    assert.equal(status, 2)
    assert.match(
      stderr,
      /^(There is no backup\. )?The database does not answer: connect ECONNREFUSED 127\.0\.0\.1:1\. .*\n$/,
    )
  }
})

function run(command: string, database: string) {
  const args = ['--import', 'tsx', `scripts/${command}.ts`, folder]
  const env = { PATH: process.env.PATH, DATABASE_URL: database, ANCHOR_DIR: join(folder, 'anchors') }
  return spawnSync(process.execPath, args, { cwd: join(import.meta.dirname, '..'), env, encoding: 'utf8' })
}

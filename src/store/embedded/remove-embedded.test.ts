import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { startEmbedded } from './embedded-postgres.ts'
import { removeEmbedded } from './remove-embedded.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dspt-data-'))
  chmodSync(dataDir, 0o755)
})

afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('the database is removed, and everything else in the data folder stays', async () => {
  writeFileSync(join(dataDir, 'notes.txt'), 'mine')
  const started = await aDatabase()
  await started.stop()
  assert.deepEqual(await removeEmbedded(dataDir), { removed: true })
  assert.deepEqual(readdirSync(dataDir), ['notes.txt'])
})

test('the database stays while a service runs on it', async () => {
  const running = await aDatabase()
  const removal = await removeEmbedded(dataDir)
  assert.match(removal.removed ? '' : removal.because, /Another service is running/)
  await running.stop()
  assert.ok(existsSync(join(dataDir, 'postgres/PG_VERSION')))
})

test('a folder without a database is left alone, and the message says so', async () => {
  const removal = await removeEmbedded(join(dataDir, 'nowhere'))
  assert.match(removal.removed ? '' : removal.because, /nothing to reset/)
  assert.deepEqual(readdirSync(dataDir), [])
})

for (const [whose, command] of [
  ['somebody else’s', '/usr/lib/postgresql/15/bin/postgres "-D" "/var/lib/postgresql" "-c" "listen_addresses=*"\n'],
  ['one that never ran', null],
] as const) {
  test(`${whose} database is not deleted`, async () => {
    mkdirSync(join(dataDir, 'postgres'))
    writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '18\n')
    if (command !== null) writeFileSync(join(dataDir, 'postgres/postmaster.opts'), command)
    const removal = await removeEmbedded(dataDir)
    assert.match(removal.removed ? '' : removal.because, /does not look like/)
    assert.ok(existsSync(join(dataDir, 'postgres/PG_VERSION')))
  })
}

async function aDatabase() {
  const start = await startEmbedded({ dataDir, durable: false })
  assert.ok(start.started)
  return start.postgres
}

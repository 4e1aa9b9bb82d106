import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, test } from 'node:test'
import pg from 'pg'
import { serviceFolder, socketOf } from '../../../test/support/service-folder.ts'
import type { ServiceProcess } from '../../../test/support/service-process.ts'
import { runningPostmaster } from './postmaster.ts'

const { parent, cluster, start } = serviceFolder()

beforeEach(() => chmodSync(parent(), 0o755))

describe('the embedded PostgreSQL', () => {
  test('keeps what was written when it is stopped and started again', async () => {
    const first = await start()
    assert.equal(await first.addRow(), 1)
    assert.equal(await first.end('SIGTERM'), 0)
    assert.equal(runningPostmaster(cluster()), null)
    assert.equal(await (await start()).addRow(), 2)
  })

  test('is reached through a private folder and by no network, and loses nothing to a power cut', async () => {
    const service = await start({ durable: true })
    const query = `select current_setting('listen_addresses') as network, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`
    assert.deepEqual(await ask(service, query), [{ network: '', fsync: 'on', commit: 'on' }])
    assert.equal(statSync(socketOf(service)).mode & 0o777, 0o700)
    assert.equal(statSync(cluster()).mode & 0o777, 0o700)
  })

  test('knows capitals beyond ASCII, and sorts the same on every machine', async () => {
    const query = `select lower('ÉCOLE') as lower, array(select x from unnest(array['b','B','a']) x order by x) as sorted`
    assert.deepEqual(await ask(await start(), query), [{ lower: 'école', sorted: ['B', 'a', 'b'] }])
  })
})

describe('the embedded PostgreSQL that a killed service left behind', () => {
  test('is taken over by the next start', async () => {
    const killed = await leftBehind()
    const next = await start()
    assert.equal(next.first.postmaster, killed.first.postmaster)
    assert.equal(await next.addRow(), 2)
    assert.equal(await next.end('SIGTERM'), 0)
    assert.equal(runningPostmaster(cluster()), null)
  })

  test('is stopped, and a fresh one started, where it was started with another command', async () => {
    const killed = await leftBehind()
    writeFileSync(join(cluster(), 'postmaster.opts'), '/an/older/postgres "-D" "elsewhere"\n')
    const next = await start()
    assert.notEqual(next.first.postmaster, killed.first.postmaster)
    assert.equal(await next.addRow(), 2)
  })

  test('is stopped, and a fresh one started, where its socket is gone', { timeout: 60_000 }, async () => {
    const killed = await leftBehind()
    rmSync(join(socketOf(killed), '.s.PGSQL.5432'))
    const next = await start()
    assert.notEqual(next.first.postmaster, killed.first.postmaster)
    assert.equal(await next.addRow(), 2)
  })

  async function leftBehind(): Promise<ServiceProcess> {
    const service = await start()
    await service.addRow()
    await service.end('SIGKILL')
    return service
  }
})

describe('the embedded PostgreSQL that is killed', () => {
  test('is brought back while the service runs', async () => {
    const service = await start({ durable: true })
    await service.addRow()
    process.kill(Number(service.first.postmaster), 'SIGKILL')
    assert.ok(Number(await service.addRow()) >= 2, 'an acknowledged row was lost')
  })

  test('together with its service recovers at the next start', async () => {
    await bothKilled()
    assert.equal(await (await start()).addRow(), 2)
  })

  test('by a power cut starts again, though its old process number is another process’s by now', async (context) => {
    const killed = await bothKilled()
    const { uid, gid } = statSync(cluster())
    const other = spawn('sleep', ['60'], { uid, gid })
    context.after(() => other.kill())
    for (const lock of [join(cluster(), 'postmaster.pid'), join(socketOf(killed), '.s.PGSQL.5432.lock')]) {
      writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(other.pid)))
    }
    assert.equal(await (await start()).addRow(), 2)
  })

  async function bothKilled(): Promise<ServiceProcess> {
    const service = await start({ durable: true })
    await service.addRow()
    service.freeze()
    process.kill(Number(service.first.postmaster), 'SIGKILL')
    await service.end('SIGKILL')
    return service
  }
})

describe('a second service', () => {
  test('on the same data folder is refused in one sentence, and disturbs nothing', async () => {
    const first = await start()
    const second = await start()
    assert.equal(second.first.started, false)
    assert.match(String(second.first.because), /^Another service is running on the data folder .* to another folder\.$/)
    assert.equal(await first.addRow(), 1)
  })

  test('started at the same moment on an empty folder: one serves, the other is refused', async () => {
    const both = await Promise.all([start(), start()])
    assert.deepEqual(both.map(({ first }) => first.started).toSorted(), [false, true])
    const serving = both.find(({ first }) => first.started)
    assert.equal(await serving?.addRow(), 1)
  })
})

async function ask({ first }: ServiceProcess, query: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: String(first.owner) })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

import assert from 'node:assert/strict'
import { chmodSync, chownSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, test } from 'node:test'
import { serviceFolder } from '../../../test/support/service-folder.ts'
import { canReach } from './server-user.ts'

const isRoot = process.getuid?.() === 0
const somebody = { uid: 65_534, gid: 65_534 }
const project = dirname(dirname(dirname(import.meta.dirname)))

// For an ordinary user the same starts are tested beside `startEmbedded`; only root may change user.
if (isRoot) {
  describe('started as root, the embedded PostgreSQL', () => {
    const { parent, cluster, start } = serviceFolder()

    test('runs as somebody else, in a folder that only root may enter', async () => {
      const first = await start()
      assert.equal(await first.addRow(), 1)
      assert.notEqual(statSync(`/proc/${first.first.postmaster}`).uid, 0)
      assert.equal(await first.end('SIGTERM'), 0)
      assert.equal(await (await start()).addRow(), 2)
    })

    test('is taken over after the service is killed, and recovers from being killed itself', async () => {
      const killed = await start({ durable: true })
      await killed.addRow()
      await killed.end('SIGKILL')
      const next = await start({ durable: true })
      assert.equal(next.first.postmaster, killed.first.postmaster)
      process.kill(Number(next.first.postmaster), 'SIGKILL')
      assert.ok(Number(await next.addRow()) >= 2)
    })

    test('opens data that root has restored from a backup', async () => {
      chmodSync(parent(), 0o755)
      const first = await start()
      await first.addRow()
      await first.end('SIGTERM')
      for (const name of ['.', ...readdirSync(cluster(), { recursive: true, encoding: 'utf8' })]) {
        chownSync(join(cluster(), name), 0, 0)
      }
      assert.equal(await (await start()).addRow(), 2)
    })

    test('continues as the user that owns the data', async () => {
      chmodSync(parent(), 0o755)
      mkdirSync(cluster(), { mode: 0o700 })
      chownSync(cluster(), 1234, 1234)
      const { first } = await start()
      assert.equal(first.started, false)
      assert.match(String(first.because), /1234/, 'no account has that number, and initdb says so')
    })
  })
}

if (isRoot && canReach(somebody, project)) {
  describe('started as an ordinary user, the embedded PostgreSQL', () => {
    const { parent, dataDir, start } = serviceFolder()

    test('runs as that user', async () => {
      chmodSync(parent(), 0o755)
      chownSync(dataDir(), somebody.uid, somebody.gid)
      const service = await start(somebody)
      assert.equal(await service.addRow(), 1)
      assert.equal(statSync(`/proc/${service.first.postmaster}`).uid, somebody.uid)
    })

    test('refuses data that belongs to another user in one sentence', async () => {
      chmodSync(parent(), 0o755)
      chmodSync(dataDir(), 0o777)
      await (await start()).end('SIGTERM')
      const { first } = await start({ uid: 1, gid: 1 })
      assert.equal(first.started, false)
      assert.match(String(first.because), /^The embedded PostgreSQL cannot start: .*belongs to another user/)
    })
  })
}

import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { serviceFolder, socketOf } from '../../../test/support/service-folder.ts'

describe('a data folder', () => {
  const { parent, dataDir, cluster, start } = serviceFolder()

  test('in which a first start was interrupted is served all the same, and tidied', async () => {
    chmodSync(parent(), 0o755)
    mkdirSync(join(dataDir(), 'initialising-x'))
    await (await start()).addRow()
    assert.deepEqual(readdirSync(dataDir()).toSorted(), ['postgres', 'postgres.log', 'socket'])
  })

  test('that cannot be made is refused in one sentence', async () => {
    rmSync(dataDir(), { recursive: true })
    writeFileSync(dataDir(), '')
    const { first } = await start()
    assert.equal(first.started, false)
    assert.match(String(first.because), /^The embedded PostgreSQL cannot start: .*data/)
  })

  test('that PostgreSQL cannot open is refused with its own last words', async () => {
    await (await start()).end('SIGTERM')
    writeFileSync(join(cluster(), 'PG_VERSION'), '12\n')
    const { first } = await start()
    assert.equal(first.started, false)
    assert.match(String(first.because), /database files are incompatible with server/)
  })
})

describe('a data folder with a path too long for a socket', () => {
  const { parent, dataDir, start } = serviceFolder(
    Array.from({ length: 6 }, () => 'a-folder-with-a-long-name').join('/'),
  )

  test('is served all the same, and leaves no socket behind', async () => {
    chmodSync(parent(), 0o755)
    const service = await start()
    assert.ok(!socketOf(service).startsWith(dataDir()))
    assert.equal(await service.addRow(), 1)
    await service.end('SIGTERM')
    assert.equal(existsSync(socketOf(service)), false)
  })
})

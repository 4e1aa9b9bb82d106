import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { startClamd, type TestScanner } from '../../test/support/clamd.ts'
import { clamd } from './clamd.ts'

describe('ClamAV', () => {
  let scanner: TestScanner
  before(async () => {
    scanner = await startClamd()
  })
  after(() => scanner.stop())

  test('finds nothing in a file without a threat, however long', async () => {
    for (const bytes of [0, 1, 65_536, 65_537, 5 * 1024 * 1024])
      assert.deepEqual(await clamd(scanner)(Buffer.alloc(bytes, 'a')), { state: 'clean' }, `${bytes} bytes`)
  })
  test('finds a threat, also across two chunks, and says what it calls it', async () => {
    for (const before of [0, 65_536 - 10])
      assert.deepEqual(await clamd(scanner)(Buffer.from(`${'a'.repeat(before)}${scanner.threat}`)), {
        state: 'infected',
        signature: scanner.signature,
      })
  })
  test('that takes no file so long counts as away', async () => {
    const because = 'the file is too large for it'
    assert.deepEqual(await clamd(scanner)(Buffer.alloc(7 * 1024 * 1024)), { state: 'away', because })
  })
  test('that does not answer counts as away, and is asked again when it does', async () => {
    scanner.stall()
    const scanned = await clamd(scanner, 200)(Buffer.from(scanner.threat))
    scanner.goOn()
    assert.deepEqual(scanned, { state: 'away', because: 'it took too long' })
    assert.equal((await clamd(scanner)(Buffer.from(scanner.threat))).state, 'infected')
  })
  test('that stopped counts as away', async () => {
    const one = await startClamd()
    await one.stop()
    assert.deepEqual(await clamd(one)(Buffer.from('a')), { state: 'away', because: 'ENOENT' })
  })
})

describe('something else on that socket counts as away:', () => {
  const cases: readonly [name: string, answer: (socket: Socket) => void][] = [
    ['it hangs up', (socket) => socket.destroy()],
    ['it says nothing and ends', (socket) => socket.end()],
    ['half an answer', (socket) => socket.end('stream: OK')],
    ['an answer and more', (socket) => socket.end('stream: OK\0stream: OK\0')],
    ['an error', (socket) => socket.end('INSTREAM: read error. ERROR\0')],
    ['another protocol', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['no end of words', (socket) => socket.write('a'.repeat(100_000))],
  ]
  for (const [name, answer] of cases) {
    test(name, async () => {
      const path = join(tmpdir(), `dspt-no-clamd-${process.pid}.sock`)
      const server = createServer((socket) => {
        socket.on('error', () => {}).resume()
        answer(socket)
      }).listen(path)
      await once(server, 'listening')
      assert.equal((await clamd({ path }, 5000)(Buffer.alloc(200_000))).state, 'away')
      await new Promise((closed) => server.close(closed))
    })
  }
})

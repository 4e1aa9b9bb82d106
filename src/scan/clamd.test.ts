import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { startClamd, type TestScanner } from '../../test/support/clamd.ts'
import { clamd } from './clamd.ts'
import type { Scan } from './scan.ts'

/** More than any connection buffers. */
const large = Buffer.alloc(16 * 1024 * 1024)

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
  test('finds a threat, also across two chunks, and gives its name', async () => {
    for (const before of [0, 65_536 - 10])
      assert.deepEqual(await clamd(scanner)(Buffer.from(`${'a'.repeat(before)}${scanner.threat}`)), {
        state: 'infected',
        signature: scanner.signature,
      })
  })
  test('counts as away when it does not accept so long a file', async () => {
    const because = 'the file is too large for it'
    assert.deepEqual(await clamd(scanner)(Buffer.alloc(7 * 1024 * 1024)), { state: 'away', because })
  })
  test('counts as away when it does not answer, and is tried again with the next file', async () => {
    scanner.stall()
    const scanned = await clamd(scanner, 200)(Buffer.from(scanner.threat))
    scanner.goOn()
    assert.deepEqual(scanned, { state: 'away', because: 'it took too long' })
    assert.equal((await clamd(scanner)(Buffer.from(scanner.threat))).state, 'infected')
  })
  test('counts as away when it has stopped', async () => {
    const one = await startClamd()
    await one.stop()
    assert.deepEqual(await clamd(one)(Buffer.from('a')), { state: 'away', because: 'ENOENT' })
  })
})

describe('an answer counts when the scanner hangs up in the middle of the file,', () => {
  const tooLarge = { state: 'away', because: 'the file is too large for it' } as const
  const cases: readonly [name: string, answer: string, scanned: Awaited<ReturnType<Scan>>][] = [
    ['which is too large for it', 'INSTREAM size limit exceeded. ERROR\0', tooLarge],
    ['in which it found a threat', 'stream: A.Threat FOUND\0', { state: 'infected', signature: 'A.Threat' }],
    ['but never as clean', 'stream: OK\0', { state: 'away', because: 'it answered before it had the whole file' }],
    ['and none is away', '', { state: 'away', because: 'EPIPE' }],
  ]
  for (const [name, answer, scanned] of cases) {
    for (const over of ['a socket of this computer', 'TCP'] as const) {
      test(`${name}, over ${over}`, async () => {
        for (let times = 0; times < 5; times++) {
          const { because, ...rest } = { because: '', ...(await askWhatHangsUp(answer, over)) }
          // Over TCP the kernel names either; which one is not ours to say.
          assert.deepEqual({ ...rest, because: because.replace('ECONNRESET', 'EPIPE') }, { because: '', ...scanned })
        }
      })
    }
  }
})

describe('something else on that socket counts as away:', () => {
  const cases: readonly [name: string, answer: (socket: Socket) => void][] = [
    ['it hangs up', (socket) => socket.destroy()],
    ['it says nothing and ends', (socket) => socket.end()],
    ['half an answer', (socket) => socket.end('stream: OK')],
    ['an answer and more', (socket) => socket.end('stream: OK\0stream: OK\0')],
    ['clean, before it had the whole file', (socket) => socket.write('stream: OK\0')],
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
      assert.equal((await clamd({ path }, 5000)(large)).state, 'away')
      await new Promise((closed) => server.close(closed))
    })
  }
})

/**
 * Asks one that answers and is gone in the moment between two pieces of the file: the next piece meets a closed
 * connection before anything can have been read.
 */
async function askWhatHangsUp(answer: string, over: 'a socket of this computer' | 'TCP'): ReturnType<Scan> {
  const path = join(tmpdir(), `dspt-hangs-up-${process.pid}.sock`)
  const asked: Socket[] = []
  const server = createServer((socket) => asked.push(socket.on('error', () => {}).resume()))
  server.listen(over === 'TCP' ? { host: '127.0.0.1', port: 0 } : { path })
  await once(server, 'listening')
  const { port } = over === 'TCP' ? (server.address() as AddressInfo) : { port: 0 }
  const file = fileThatCalls(() => {
    for (const socket of asked.filter(({ bytesRead, destroyed }) => bytesRead > 0 && !destroyed)) {
      if (answer !== '') socket.write(answer)
      socket.destroy()
    }
  })
  const scanned = await clamd(over === 'TCP' ? { host: '127.0.0.1', port } : { path }, 20_000)(file)
  assert.deepEqual([asked.length, asked[0]?.destroyed], [1, true], 'it was asked once and hung up')
  await new Promise((closed) => server.close(closed))
  return scanned
}

/** A large file that calls `between` before each of its pieces is taken. */
function fileThatCalls(between: () => void): Uint8Array {
  const file = large.subarray()
  const piece = file.subarray.bind(file)
  const subarray = (from?: number, to?: number) => {
    between()
    return piece(from, to)
  }
  return Object.assign(file, { subarray })
}

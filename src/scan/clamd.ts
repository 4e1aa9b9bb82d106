import { Socket } from 'node:net'
import type { Scan } from './scan.ts'

/** Where ClamAV's daemon listens. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number }

const longestAnswer = 4096
const chunkBytes = 64 * 1024
const oneMinute = 60_000

/**
 * Scans a file with ClamAV's daemon by its command INSTREAM, one connection a file. Anything but a plain answer within
 * `milliseconds` counts as `away`: a file that was not scanned is never clean.
 */
export function clamd(address: ClamdAddress, milliseconds = oneMinute): Scan {
  return async (content) => {
    try {
      return read(await answerTo(content, address, AbortSignal.timeout(milliseconds)))
    } catch (error) {
      return { state: 'away', because: reasonOf(error) }
    }
  }
}

type Answer = { readonly words: string; readonly toWholeFile: boolean }

/** The daemon may answer and hang up while we still send: its answer is what counts. */
async function answerTo(content: Uint8Array, address: ClamdAddress, signal: AbortSignal): Promise<Answer> {
  const socket = new ReadableAfterFailureSocket({ signal })
  try {
    let toWholeFile = false
    const answer = wordsFrom(socket)
    const sent = () => {
      toWholeFile = true
    }
    send(socket.connect(address), content).then(sent, () => {})
    const words = await answer
    if (words === '' && socket.writeError) throw socket.writeError
    return { words, toWholeFile }
  } finally {
    socket.destroy()
  }
}

/** A socket that can still be read after a write failed: Node would destroy it with the answer that has arrived. */
class ReadableAfterFailureSocket extends Socket {
  writeError: Error | null = null

  override _write(data: unknown, encoding: BufferEncoding, done: () => void): void {
    super._write(data, encoding, (error) => {
      this.writeError ??= error ?? null
      done()
    })
  }
}

/** Listens from before the first byte is sent; iterating would lose what was buffered when an error follows it. */
function wordsFrom(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let words = ''
    socket.on('data', (data) => {
      words += String(data)
      if (words.length > longestAnswer || words.includes('\0')) resolve(words)
    })
    socket.on('end', () => resolve(words)).on('error', reject)
  })
}

/** Sends each chunk after its length in four bytes, and an empty chunk at the end. */
async function send(socket: ReadableAfterFailureSocket, content: Uint8Array): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for (let from = 0; from < content.length; from += chunkBytes) {
    const chunk = content.subarray(from, from + chunkBytes)
    await write(socket, lengthOf(chunk.length))
    await write(socket, chunk)
  }
  await write(socket, lengthOf(0))
}

function write(socket: ReadableAfterFailureSocket, data: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(data, (error) => {
      const writeError = error ?? socket.writeError
      if (writeError) reject(writeError)
      else resolve()
    })
  })
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function read({ words, toWholeFile }: Answer): Awaited<ReturnType<Scan>> {
  if (words === 'stream: OK\0')
    return toWholeFile ? { state: 'clean' } : { state: 'away', because: 'it answered before it had the whole file' }
  const [, signature] = /^stream: (\S{1,200}) FOUND\0$/.exec(words) ?? []
  if (signature !== undefined) return { state: 'infected', signature }
  return { state: 'away', because: /size limit/i.test(words) ? 'the file is too large for it' : 'it gave no answer' }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it could not be asked'
  return error.name === 'AbortError' || error.name === 'TimeoutError'
    ? 'it took too long'
    : 'code' in error
      ? String(error.code)
      : error.name
}

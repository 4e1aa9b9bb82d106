import { createConnection, type Socket } from 'node:net'
import type { Scan } from './scan.ts'

/** Where ClamAV's daemon listens. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number }

const longestAnswer = 4096
const chunkBytes = 64 * 1024
const oneMinute = 60_000

/**
 * Asks ClamAV's daemon by its command INSTREAM, one connection a file. Whatever keeps it from a plain answer, or makes it
 * take longer than `milliseconds`, counts as away: what was not looked at is never clean.
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

async function answerTo(content: Uint8Array, address: ClamdAddress, signal: AbortSignal): Promise<string> {
  const socket = createConnection({ ...address, signal })
  try {
    // A daemon that has heard enough answers and hangs up while we still write: the answer is what counts.
    const writing = send(socket, content).catch(() => {})
    let answer = ''
    for await (const data of socket) {
      answer += String(data)
      if (answer.length > longestAnswer || answer.includes('\0')) break
    }
    await writing
    return answer
  } finally {
    socket.destroy()
  }
}

/** Each chunk after its length in four bytes, and an empty one at the end. */
async function send(socket: Socket, content: Uint8Array): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for (let from = 0; from < content.length; from += chunkBytes) {
    const chunk = content.subarray(from, from + chunkBytes)
    await write(socket, lengthOf(chunk.length))
    await write(socket, chunk)
  }
  await write(socket, lengthOf(0))
}

function write(socket: Socket, data: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(data, (error) => (error ? reject(error) : resolve()))
  })
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function read(answer: string): Awaited<ReturnType<Scan>> {
  if (answer === 'stream: OK\0') return { state: 'clean' }
  const [, signature] = /^stream: (\S{1,200}) FOUND\0$/.exec(answer) ?? []
  if (signature !== undefined) return { state: 'infected', signature }
  return { state: 'away', because: /size limit/i.test(answer) ? 'the file is too large for it' : 'it gave no answer' }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it could not be asked'
  return error.name === 'AbortError' || error.name === 'TimeoutError'
    ? 'it took too long'
    : 'code' in error
      ? String(error.code)
      : error.name
}

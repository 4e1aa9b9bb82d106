import { Worker } from 'node:worker_threads'
import type { ListPart } from '../../core/register/file-lists.ts'
import type { ThreadMessage, ThreadWork } from './reading-thread.ts'
import type { RowsProgress } from './register-rows.ts'

/** What was read of a register's file, or why it could not be, in a sentence. */
export type ReadInThread =
  | (Extract<ThreadMessage, { kind: 'done' }> & { readonly parts: readonly ListPart[] })
  | { readonly kind: 'refused'; readonly because: string }

/** The most megabytes of the thread's own heap; the whole toolkit's register takes less than 48. */
const mostMegabytes = 160
const mostSeconds = 100

const tooLarge =
  'The file takes far more memory to read than a register does. Take out the columns and rows that are not the register, and send that.'
const tooSlow = `The file was not read within ${mostSeconds} seconds. Take out the columns and rows that are not the register, and send that.`

/**
 * Reads a register's file in a thread of its own, so that the service goes on answering, within limits of memory and
 * time. Throws only where the thread fails for another reason.
 */
export async function readInThread(work: ThreadWork, progress: RowsProgress): Promise<ReadInThread> {
  const thread = new Worker(threadFile, {
    workerData: work,
    // Given away, not copied.
    transferList: ownMemory(work.packed),
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 16 },
  })
  let tookTooLong = false
  const timer = setTimeout(() => {
    tookTooLong = true
    void thread.terminate()
  }, mostSeconds * 1000)
  try {
    return await answerOf(thread, progress, () => tookTooLong)
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}

/** The memory that these bytes are in, where nothing else is in it. */
function ownMemory({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
}

/** The file beside this one, built or not. */
const threadFile = new URL(import.meta.url.replace(/read-in-thread(\.[jt]s)$/, 'reading-thread$1'))

/** What a thread answers; an error where it ends without an answer and was not ended because it took too long. */
export function answerOf(thread: Worker, progress: RowsProgress, tookTooLong: () => boolean): Promise<ReadInThread> {
  const parts: ListPart[] = []
  return new Promise((resolve, reject) => {
    thread.on('message', (message: ThreadMessage) => {
      switch (message.kind) {
        case 'progress':
          return progress(message.rows)
        case 'part':
          return void parts.push(message.part)
        case 'done':
          return resolve({ ...message, parts })
        case 'refused':
          return resolve(message)
      }
    })
    thread.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ kind: 'refused', because: tooLarge })
      else reject(error)
    })
    thread.on('exit', (code) => {
      if (tookTooLong()) resolve({ kind: 'refused', because: tooSlow })
      else
        reject(
          new Error(`The thread that reads a register ended with code ${code} and no answer: see its errors above.`),
        )
    })
  })
}

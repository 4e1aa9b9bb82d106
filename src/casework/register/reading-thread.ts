import { parentPort, workerData } from 'node:worker_threads'
import type { FileContext, Observation } from '../../core/register/file-line.ts'
import { type FileRows, readRegisterFile } from '../../core/register/register-file.ts'
import { type JsonPart, jsonParts } from '../../core/table.ts'
import { registerRows } from './register-rows.ts'

/** What the thread is given; both are copied. */
export type ThreadWork = { readonly bytes: Uint8Array; readonly context: FileContext }

/** A part of a list of the file, which goes into the database as it is. */
export type ListPart = JsonPart & { readonly list: 'problem' | 'left-out' }

/** What the thread says, in this order: progress, then parts of lists and `done`; or a refusal. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly rows: number }
  | { readonly kind: 'part'; readonly part: ListPart }
  | { readonly kind: 'done'; readonly observations: readonly Observation[]; readonly rows: FileRows }
  | { readonly kind: 'refused'; readonly because: string }

const port = parentPort
if (port !== null) {
  // The only file that is a thread of its own: it reads what it is given and ends.
  await readInto(workerData as ThreadWork, (message) => port.postMessage(message))
}

async function readInto({ bytes, context }: ThreadWork, say: (message: ThreadMessage) => void): Promise<void> {
  const read = await registerRows(bytes, (rows) => say({ kind: 'progress', rows }))
  if (read.kind === 'refused') return say(read)
  say({ kind: 'progress', rows: read.rows.length })
  const file = readRegisterFile(read.rows, context, read.misshapen)
  for (const part of jsonParts(file.problems)) say({ kind: 'part', part: { ...part, list: 'problem' } })
  for (const part of jsonParts(file.leftOut)) say({ kind: 'part', part: { ...part, list: 'left-out' } })
  say({ kind: 'done', observations: file.observations, rows: file.rows })
}

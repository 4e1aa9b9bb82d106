import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'
import type { FileContext, Observation } from '../../core/register/file-line.ts'
import { type ListPart, listPages, type ReasonCount, reasonCounts } from '../../core/register/file-lists.ts'
import { type FileRows, readRegisterFile } from '../../core/register/register-file.ts'
import { listLimits } from '../../workbook/reading/limits.ts'
import { registerRows } from './register-rows.ts'

/** What the thread is given: the file, packed by gzip. */
export type ThreadWork = { readonly packed: Uint8Array; readonly context: FileContext }

/** What the thread says, in this order: progress, then parts of lists and `done`; or a refusal. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly rows: number }
  | { readonly kind: 'part'; readonly part: ListPart }
  | {
      readonly kind: 'done'
      readonly observations: readonly Observation[]
      readonly rows: FileRows
      readonly reasons: readonly ReasonCount[]
    }
  | { readonly kind: 'refused'; readonly because: string }

const port = parentPort
if (port !== null) {
  // On Linux this is the priority of the thread alone: whoever waits for a page comes first.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  await readInto(workerData as ThreadWork, (message) => port.postMessage(message))
}

async function readInto({ packed, context }: ThreadWork, say: (message: ThreadMessage) => void): Promise<void> {
  const bytes = gunzipSync(packed, { maxOutputLength: 2 * listLimits.fileBytes })
  const read = await registerRows(bytes, (rows) => say({ kind: 'progress', rows }))
  if (read.kind === 'refused') return say(read)
  say({ kind: 'progress', rows: read.rows.length })
  const { problems, leftOut, observations, rows } = readRegisterFile(read.rows, context, read.misshapen)
  for (const part of listPages('problem', problems)) say({ kind: 'part', part })
  for (const part of listPages('left-out', leftOut)) say({ kind: 'part', part })
  const reasons = [
    ...reasonCounts('problem', problems, ({ because }) => because),
    ...reasonCounts('left-out', leftOut, ({ because }) => because),
  ]
  say({ kind: 'done', observations, rows, reasons })
}

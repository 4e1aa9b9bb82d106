import type { Observation } from '../../core/register/file-line.ts'
import { listPages, type ReasonCount, reasonCounts } from '../../core/register/file-lists.ts'
import { type ChangeCounts, countsOf } from '../../core/register/register-changes.ts'
import type { FileRows } from '../../core/register/register-file.ts'
import { isUuid } from '../../core/uuid.ts'
import { type RegisterSource, registerNames } from '../../store/register/observations.ts'
import {
  beginReading,
  finishReading,
  insertFilePage,
  refuseFile,
  registerFileById,
  writeRowsRead,
} from '../../store/register/register-files.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import { type ReadInThread, readInThread } from './read-in-thread.ts'
import { registerChangesOf } from './register.ts'

/** What is stored of a file that was read, beside its lists. */
export type RegisterResult = {
  readonly rows: FileRows
  readonly counts: ChangeCounts
  readonly reasons: readonly ReasonCount[]
  /** Without problems; where the file has one, nothing of it is recorded. */
  readonly observations: readonly Observation[]
}

/** A job that is killed begins again as often as this; a file that ends the process each time is refused. */
const mostAttempts = 3

const brokenOff = `The file was not read: ${mostAttempts} attempts broke off. Save it as CSV and send that; if that does not help, tell the people who run this service.`

/**
 * Reads an uploaded register and compares it with what is shown, for the page that waits for it. Records nothing in the
 * register. Safe to repeat: all that it finds is stored in one transaction, or nothing.
 */
export async function readRegister(services: Services, id: string): Promise<void> {
  if (!isUuid(id)) return
  const { database } = services
  const begun = await database.inTransaction(serviceScope, async (tx) => {
    const file = await beginReading(tx, id)
    if (file === null) return null
    if (file.attempts <= mostAttempts) return { file, known: new Set((await registerNames(tx)).keys()) }
    await refuseFile(tx, id, brokenOff)
    return null
  })
  if (begun === null) return
  const { file, known } = begun
  const context = { cycle: file.cycle, observedOn: file.observedOn, known }
  const read = await readInThread({ packed: file.content, context }, progressOf(services, id))
  await storeRead(services, id, file, read)
}

/** Writes each step down, one after the other; the page shows the last. A step that cannot be written is passed over. */
function progressOf({ database }: Services, id: string): (rows: number) => void {
  let writing = Promise.resolve()
  return (rows) => {
    const write = () => database.inTransaction(serviceScope, (tx) => writeRowsRead(tx, id, rows))
    writing = writing.then(write).catch(() => {})
  }
}

function storeRead({ database }: Services, id: string, seen: RegisterSource, read: ReadInThread): Promise<void> {
  return database.inTransaction(serviceScope, async (tx) => {
    const file = await registerFileById(tx, id, { person: null, lock: true })
    if (file?.state !== 'reading') return
    if (read.kind === 'refused') return refuseFile(tx, id, read.because)
    const changes = await registerChangesOf(tx, seen, read.observations)
    const shown = changes.filter(({ kind }) => kind !== 'same')
    for (const part of [...read.parts, ...listPages('change', shown)]) await insertFilePage(tx, id, part)
    const reasons = [...read.reasons, ...reasonCounts('change', shown, ({ kind }) => kind)]
    const hasProblems = reasons.some(({ list }) => list === 'problem')
    const observations = hasProblems ? [] : read.observations
    const result: RegisterResult = { rows: read.rows, counts: countsOf(changes), reasons, observations }
    await finishReading(tx, id, result, read.rows.read)
  })
}

import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Actor } from '../../core/actor.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { publicationDays } from '../../core/guidance/publication-days.ts'
import { may, roleFor } from '../../core/permissions.ts'
import type { FileProblem, LeftOut } from '../../core/register/file-line.ts'
import { entriesAPage, type FileListName } from '../../core/register/file-lists.ts'
import { type ChangeCounts, countsOf, type RegisterChange } from '../../core/register/register-changes.ts'
import type { FileRows } from '../../core/register/register-file.ts'
import { isUuid } from '../../core/uuid.ts'
import type { Tx } from '../../store/database/database.ts'
import { enqueue } from '../../store/database/queues.ts'
import { appendCycleEvent, lockCycle } from '../../store/record/cycle-events.ts'
import { type RegisterSource, recordObservations } from '../../store/register/observations.ts'
import {
  deleteRegisterFiles,
  filePage,
  insertRegisterFile,
  registerFileById,
} from '../../store/register/register-files.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'
import type { RegisterResult } from './read-register.ts'
import { registerChangesOf } from './register.ts'

/** Why a file is refused before it is read; a register shows nothing of a year before anybody published in it. */
export type RegisterRefusal = 'day-in-the-future' | 'day-before-the-cycle' | 'no-source'

type SubmitAnswer =
  | { readonly result: 'waiting'; readonly id: string }
  | { readonly result: 'refused'; readonly refusal: RegisterRefusal }
  | { readonly result: 'not-allowed' }

/** S8: stores a published register to be read by a job, in place of what this person has waiting for the same cycle. */
export async function submitRegister(
  { database, clock }: Services,
  actor: Actor,
  seen: RegisterSource,
  content: Buffer,
): Promise<SubmitAnswer> {
  if (!may(actor, 'import-register', null)) return { result: 'not-allowed' }
  const refusal = refusalOf(seen, clock.today())
  if (refusal !== null) return { result: 'refused', refusal }
  // Packed beside the event loop: sending six megabytes to the database and back would keep others waiting.
  const packed = await promisify(gzip)(content)
  return database.inTransaction(scopeOf(actor), async (tx) => {
    await deleteRegisterFiles(tx, actor.id, seen.cycle)
    const id = await insertRegisterFile(tx, seen, { person: actor.id, content: packed, at: clock.now() })
    await enqueue(tx, 'read-register', { id })
    return { result: 'waiting', id }
  })
}

function refusalOf({ cycle, observedOn, source }: RegisterSource, today: Day): RegisterRefusal | null {
  if (observedOn > today) return 'day-in-the-future'
  if (observedOn < publicationDays(cycle).first) return 'day-before-the-cycle'
  return source.trim() === '' ? 'no-source' : null
}

/** The entries of each list, and what they are counted by. */
export type RegisterLists = {
  readonly problem: { readonly entry: FileProblem; readonly by: FileProblem['because'] }
  readonly 'left-out': { readonly entry: LeftOut; readonly by: LeftOut['because'] }
  readonly change: { readonly entry: RegisterChange; readonly by: RegisterChange['kind'] }
}

/** A page of a list, from 1. `counts` and `of` are about the whole list. */
export type ListPage<Name extends FileListName> = {
  readonly counts: readonly { readonly by: RegisterLists[Name]['by']; readonly count: number }[]
  readonly of: number
  readonly entries: readonly RegisterLists[Name]['entry'][]
  readonly page: number
  readonly pages: number
}

/** What importing a file would do. */
export type RegisterPreview = {
  readonly rows: FileRows
  readonly counts: ChangeCounts
  readonly lists: { readonly [Name in FileListName]: ListPage<Name> }
  /** It has something to record, and no problems. */
  readonly mayRecord: boolean
}

/** A file of this person's: how far reading it has come, why it was refused, or what importing it would do. */
export type SubmittedRegister = { readonly id: string; readonly seen: RegisterSource } & (
  | { readonly state: 'waiting' }
  | { readonly state: 'reading'; readonly rowsRead: number }
  | { readonly state: 'refused'; readonly because: string }
  | { readonly state: 'read'; readonly preview: RegisterPreview }
)

/** A submitted file with a page of each list; null where it was recorded, replaced, or is not this person's. */
export async function submittedRegister(
  { database }: Services,
  actor: Actor,
  id: string,
  pages: Readonly<Record<FileListName, number>>,
): Promise<SubmittedRegister | null> {
  if (!may(actor, 'import-register', null) || !isUuid(id)) return null
  return database.inTransaction(scopeOf(actor), async (tx) => {
    const file = await registerFileById(tx, id, { person: actor.id })
    if (file === null) return null
    const { state, rowsRead, cycle, observedOn, source } = file
    const known = { id, seen: { cycle, observedOn, source } }
    if (state === 'waiting') return { ...known, state }
    if (state === 'reading') return { ...known, state, rowsRead }
    if (state === 'refused') return { ...known, state, because: file.refusal ?? '' }
    return { ...known, state, preview: await previewOf(tx, id, file.result as RegisterResult, pages) }
  })
}

async function previewOf(
  tx: Tx,
  id: string,
  { rows, counts, reasons, observations }: RegisterResult,
  pages: Readonly<Record<FileListName, number>>,
): Promise<RegisterPreview> {
  const pageOf = async <Name extends FileListName>(list: Name): Promise<ListPage<Name>> => {
    const own = reasons.filter((each) => each.list === list)
    const of = own.reduce((sum, { count }) => sum + count, 0)
    const last = Math.max(1, Math.ceil(of / entriesAPage))
    const page = Math.min(Math.max(1, pages[list]), last)
    const entries = await filePage(tx, id, list, page)
    // The job stored the entries of each list, and their reasons, under its name.
    const counted = own.map(({ by, count }) => ({ by: by as RegisterLists[Name]['by'], count }))
    return { counts: counted, of, entries: entries as ListPage<Name>['entries'], page, pages: last }
  }
  const lists = {
    problem: await pageOf('problem'),
    'left-out': await pageOf('left-out'),
    change: await pageOf('change'),
  }
  return { rows, counts, lists, mayRecord: observations.length > 0 }
}

/** A whole list of a file that was read, in batches, for a download; null where there is none for this person. */
export async function wholeRegisterList<Name extends FileListName>(
  { database }: Services,
  actor: Actor,
  id: string,
  list: Name,
): Promise<AsyncIterable<readonly RegisterLists[Name]['entry'][]> | null> {
  if (!may(actor, 'import-register', null) || !isUuid(id)) return null
  const scope = scopeOf(actor)
  const file = await database.inTransaction(scope, (tx) => registerFileById(tx, id, { person: actor.id }))
  if (file?.state !== 'read') return null
  return database.read(scope, async function* (tx) {
    for (let page = 1; ; page++) {
      const entries = await filePage(tx, id, list, page)
      if (entries.length === 0) return
      yield entries as readonly RegisterLists[Name]['entry'][]
    }
  })
}

type ImportAnswer =
  | { readonly result: 'done'; readonly seen: RegisterSource; readonly counts: ChangeCounts }
  /** Recorded already, replaced by another file, never there, or with problems. */
  | { readonly result: 'nothing-waiting' }
  | { readonly result: 'not-allowed' }

/** Records a whole previewed file as observations of its day, and the import as one event of the cycle. */
export async function confirmRegisterImport(
  { database, clock }: Services,
  actor: Actor,
  cycle: CycleName,
  id: string,
): Promise<ImportAnswer> {
  const role = roleFor(actor, 'import-register', null)
  if (role === null) return { result: 'not-allowed' }
  if (!isUuid(id)) return { result: 'nothing-waiting' }
  return database.inTransaction(scopeOf(actor), async (tx) => {
    await lockCycle(tx, cycle)
    const file = await registerFileById(tx, id, { person: actor.id, lock: true })
    if (file?.state !== 'read' || file.cycle !== cycle) return { result: 'nothing-waiting' }
    const { observations } = file.result as RegisterResult
    if (observations.length === 0) return { result: 'nothing-waiting' }
    const seen: RegisterSource = { cycle, observedOn: file.observedOn, source: file.source }
    const counts = countsOf(await registerChangesOf(tx, seen, observations))
    const recorded = await recordObservations(tx, seen, observations)
    await appendCycleEvent(tx, {
      cycle,
      type: 'statuses-observed',
      payload: { observedOn: seen.observedOn, source: seen.source, counts, recorded },
      by: { id: actor.id, name: actor.name, role },
      on: clock.today(),
      recordedAt: clock.now(),
    })
    await deleteRegisterFiles(tx, actor.id, cycle)
    return { result: 'done', seen, counts }
  })
}

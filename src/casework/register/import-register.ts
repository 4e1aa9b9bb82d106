import type { Actor } from '../../core/actor.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { publicationDays } from '../../core/guidance/publication-days.ts'
import { roleFor } from '../../core/permissions.ts'
import type { Observation } from '../../core/register/file-line.ts'
import {
  type ChangeCounts,
  countsOf,
  type RegisterChange,
  registerChanges,
} from '../../core/register/register-changes.ts'
import { type MisshapenRow, type RegisterFile, readRegisterFile } from '../../core/register/register-file.ts'
import { isUuid } from '../../core/uuid.ts'
import type { Tx } from '../../store/database/database.ts'
import { deleteUploads, insertUpload, type UploadKey, uploadById } from '../../store/plans/uploads.ts'
import { appendCycleEvent, lockCycle } from '../../store/record/cycle-events.ts'
import { type RegisterSource, recordObservations, registerNames } from '../../store/register/observations.ts'
import { entriesOf } from '../../store/register/register.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'
import { publicationsOf } from './register.ts'

/** What importing a file would do. `id` is that of the import waiting for confirmation; null: it has problems, or nothing to record. */
export type RegisterPreview = {
  readonly id: string | null
  readonly file: RegisterFile
  readonly changes: readonly RegisterChange[]
  readonly counts: ChangeCounts
}

/** Why a file is refused before it is compared; a register shows nothing of a year before anybody published in it. */
export type RegisterRefusal = 'day-in-the-future' | 'day-before-the-cycle' | 'no-source'

type PreviewAnswer =
  | { readonly result: 'preview'; readonly preview: RegisterPreview }
  | { readonly result: 'refused'; readonly refusal: RegisterRefusal }
  | { readonly result: 'not-allowed' }

/** S8: reads a published register for the lead and compares it with what is shown for that day; changes nothing yet. */
export async function previewRegisterImport(
  { database, clock }: Services,
  actor: Actor,
  seen: RegisterSource,
  rows: readonly (readonly string[])[],
  misshapen: readonly MisshapenRow[] = [],
): Promise<PreviewAnswer> {
  if (roleFor(actor, 'import-register', null) === null) return { result: 'not-allowed' }
  const refusal = refusalOf(seen, clock.today())
  if (refusal !== null) return { result: 'refused', refusal }
  return database.inTransaction(scopeOf(actor), async (tx) => {
    const names = await registerNames(tx)
    const file = readRegisterFile(rows, { ...seen, known: new Set(names.keys()) }, misshapen)
    const changes = await changesOf(tx, seen, file.observations)
    await deleteUploads(tx, keyOf(seen.cycle), actor.id)
    const complete = file.problems.length === 0 && file.observations.length > 0
    const content: WaitingImport = { seen, observations: file.observations }
    const upload = { person: actor.id, content, at: clock.now() }
    const id = complete ? await insertUpload(tx, keyOf(seen.cycle), upload) : null
    return { result: 'preview', preview: { id, file, changes, counts: countsOf(changes) } }
  })
}

function refusalOf({ cycle, observedOn, source }: RegisterSource, today: Day): RegisterRefusal | null {
  if (observedOn > today) return 'day-in-the-future'
  if (observedOn < publicationDays(cycle).first) return 'day-before-the-cycle'
  return source.trim() === '' ? 'no-source' : null
}

type ImportAnswer =
  | { readonly result: 'done'; readonly seen: RegisterSource; readonly counts: ChangeCounts }
  /** Confirmed already, replaced by another file, or never there. */
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
    const upload = await uploadById(tx, keyOf(cycle), actor.id, id)
    if (upload === null) return { result: 'nothing-waiting' }
    const { seen, observations } = upload.content as WaitingImport
    const counts = countsOf(await changesOf(tx, seen, observations))
    const recorded = await recordObservations(tx, seen, observations)
    await appendCycleEvent(tx, {
      cycle,
      type: 'statuses-observed',
      payload: { observedOn: seen.observedOn, source: seen.source, counts, recorded },
      by: { id: actor.id, name: actor.name, role },
      on: clock.today(),
      recordedAt: clock.now(),
    })
    await deleteUploads(tx, keyOf(cycle), actor.id)
    return { result: 'done', seen, counts }
  })
}

type WaitingImport = { readonly seen: RegisterSource; readonly observations: readonly Observation[] }

async function changesOf(
  tx: Tx,
  { cycle, observedOn }: RegisterSource,
  observations: readonly Observation[],
): Promise<readonly RegisterChange[]> {
  const codes = observations.map(({ organisation }) => organisation)
  const entries = (await entriesOf(tx, codes, observedOn)).filter((entry) => entry.cycle === cycle)
  const shown = await publicationsOf(tx, observedOn, entries)
  return registerChanges(observations, observedOn, shown, await registerNames(tx))
}

function keyOf(cycle: CycleName): UploadKey {
  return { kind: 'register', organisation: null, cycle }
}

import { replay } from '../../core/casefile/history/replay.ts'
import { upcastEvent } from '../../core/casefile/upcast.ts'
import { latestContentVersion, planTextIn } from '../../core/plan/canonical.ts'
import { contentVersionIn, type StoredContent } from '../../core/plan/upcast.ts'
import { readStoredFile } from '../../store/attachments/attachment-folder.ts'
import { type CasefileKey, hashOfEvent } from '../../store/record/casefiles.ts'
import { firstPreviousHash, sha256, stableJson } from '../../store/record/chain.ts'
import type { StoredCasefile, StoredEvent, StoredFile } from '../../store/record/stored-casefiles.ts'
import { summaryOf } from '../../store/record/summaries.ts'

/** Something in the record that cannot have come about through the service. */
export type IntegrityError = {
  readonly kind: 'chain' | 'summary' | 'status' | 'anchor' | 'attachment' | 'newer-content' | 'revision' | 'list'
  readonly where: string
  readonly what: string
}

/** The errors within one casefile: in its chain, its summary row, and its statuses in the public register. */
export function casefileErrors(stored: StoredCasefile): readonly IntegrityError[] {
  const broken = chainErrors(stored)
  // What is computed from a broken record proves nothing.
  if (broken.length > 0) return broken
  const newer = newerContent(stored)
  if (newer.length > 0) return newer
  const read = { ...stored, events: stored.events.map((event) => upcastEvent(event)) }
  return [...revisionErrors(read), ...summaryErrors(read), ...statusErrors(read)]
}

/** P6: what was signed or sent is the hash of its plan's text, in the content version that it was written in. */
function revisionErrors({ organisation, cycle, events }: StoredCasefile): readonly IntegrityError[] {
  return events.flatMap((event) => {
    if (event.type !== 'plan-signed-off' && event.type !== 'plan-sent') return []
    if (sha256(planTextIn(event.contentVersion, event.plan)) === event.revision) return []
    const where = `${organisation.code}/${cycle} event ${event.version}`
    return [{ kind: 'revision', where, what: 'its revision is not that of its plan' }]
  })
}

/** What a newer build wrote is linked into the chain like the rest, but only that build can say what follows from it. */
function newerContent({ organisation, cycle, events }: StoredCasefile): readonly IntegrityError[] {
  const first = events.find((event) => contentVersionIn(event as StoredContent) > latestContentVersion)
  if (first === undefined) return []
  const what = 'a newer version of the service wrote it, and has to check what follows from it'
  return [{ kind: 'newer-content', where: `${organisation.code}/${cycle} event ${first.version}`, what }]
}

function chainErrors(stored: StoredCasefile): readonly IntegrityError[] {
  const { organisation, cycle, events, row } = stored
  const where = (version: number) => `${organisation.code}/${cycle} event ${version}`
  let previous = firstPreviousHash
  for (const [index, event] of events.entries()) {
    const version = index + 1
    if (event.version !== version)
      return [{ kind: 'chain', where: where(version), what: 'it is missing or out of order' }]
    const what = brokenLink(stored, event, previous)
    if (what !== null) return [{ kind: 'chain', where: where(version), what }]
    previous = event.hash
  }
  if (row.version === events.length) return []
  const what = `the casefile counts ${row.version} events and there are ${events.length}`
  return [{ kind: 'chain', where: `${organisation.code}/${cycle}`, what }]
}

function brokenLink(key: CasefileKey, event: StoredEvent, previous: string): string | null {
  const { hash, previousHash, typeColumn, ...content } = event
  if (previousHash !== previous) return 'it does not follow the event before it'
  if (typeColumn !== content.type) return 'its type is not that of its content'
  return hashOfEvent(previous, key, content) === hash ? null : 'its content is not what was recorded'
}

/** Compares the summary with its events; the number of findings is left out: it depends on the guidance known then. */
function summaryErrors({ organisation, cycle, events, row }: StoredCasefile): readonly IntegrityError[] {
  const last = replay({ organisation, cycle }, events).at(-1)
  if (last === undefined) return []
  const { timetable_state: timetableState, ...columns } = summaryOf(last.after)
  const expected = { ...columns, timetable_state: JSON.parse(timetableState) as unknown }
  return Object.entries(expected)
    .filter(([column, value]) => stableJson(row[column] ?? null) !== stableJson(value))
    .map(([column]) => ({
      kind: 'summary',
      where: `${organisation.code}/${cycle}`,
      what: `its summary says something else of “${column}” than its events`,
    }))
}

/** S7: the public register has each change of status, and nothing else. */
function statusErrors({ organisation, cycle, events, statuses }: StoredCasefile): readonly IntegrityError[] {
  const expected = replay({ organisation, cycle }, events)
    .filter(({ before, after }) => before.status !== after.status || before.publishedOn !== after.publishedOn)
    .map(({ event, after }) => [event.on, after.version, after.status, after.publishedOn])
  const published = statuses.map((each) => [each.from_day, each.sequence, each.status, each.published_on])
  if (stableJson(published) === stableJson(expected)) return []
  const what = 'the public register has other statuses than its events decided'
  return [{ kind: 'status', where: `${organisation.code}/${cycle}`, what }]
}

type Attached = StoredEvent & { readonly type: 'evidence-attached' }

/**
 * The errors between the events of a casefile and the files themselves: each file that was attached and not withdrawn
 * must be the same to the bit, nothing may be left of withdrawn ones, and no file may be there without an event.
 */
export async function attachmentErrors(
  stored: StoredCasefile,
  folder: string | null,
): Promise<readonly IntegrityError[]> {
  const rows = new Map(stored.attachments.map((row) => [row.id, row]))
  const withdrawn = new Set(stored.events.flatMap((event) => (event.type === 'attachment-withdrawn' ? [event.id] : [])))
  const attached = stored.events.filter((event): event is Attached => event.type === 'evidence-attached')
  const attachedIds = new Set(attached.map(({ id }) => id))
  const errors: IntegrityError[] = []
  const found = (which: string, what: string | null) => {
    const where = `${stored.organisation.code}/${stored.cycle} ${which}`
    if (what !== null) errors.push({ kind: 'attachment', where, what })
  }
  for (const event of attached) {
    const row = rows.get(event.id)
    const isWithdrawn = withdrawn.has(event.id)
    const what = row === undefined ? 'there is no row of it' : await errorInFile(event, row, isWithdrawn, folder)
    found(`file ${event.number} of ${event.evidence}`, what)
  }
  for (const { id } of stored.attachments.filter((row) => !attachedIds.has(row.id)))
    found(`attachment ${id}`, 'no event says that it was attached')
  return errors
}

async function errorInFile(event: Attached, row: StoredFile, isWithdrawn: boolean, folder: string | null) {
  const facts = ['evidence', 'kind', 'bytes', 'sha256'] as const
  if (facts.some((fact) => row[fact] !== event[fact])) return 'its row is not what was recorded'
  if (isWithdrawn) return errorInWithdrawnFile(row, folder)
  if (row.erased) return 'it was erased, and nobody withdrew it'
  if (row.storedIn === 'folder' && folder === null) return 'it is kept in a folder, and ATTACHMENTS_DIR is not set'
  const hash = row.storedIn === 'database' ? row.contentSha256 : await hashInFolder(folder, row)
  if (hash === null) return 'its content is missing'
  return hash === event.sha256 ? null : 'its content is not what was attached'
}

async function errorInWithdrawnFile(row: StoredFile, folder: string | null): Promise<string | null> {
  if (!row.erased) return 'it was withdrawn, and its content is still there'
  if (row.storedIn === 'database' || (await hashInFolder(folder, row)) === null) return null
  return 'it was withdrawn, and its content is still in the folder until the next hourly cleanup'
}

async function hashInFolder(folder: string | null, { id }: StoredFile): Promise<string | null> {
  const content = folder === null ? null : await readStoredFile(folder, id)
  return content === null ? null : sha256(content)
}

import { replay } from '../../core/casefile/history/replay.ts'
import { readStoredFile } from '../../store/attachments/attachment-folder.ts'
import { type CasefileKey, hashOfEvent } from '../../store/record/casefiles.ts'
import { firstPreviousHash, sha256, stableJson } from '../../store/record/chain.ts'
import type { StoredCasefile, StoredEvent, StoredFile } from '../../store/record/stored-casefiles.ts'
import { summaryOf } from '../../store/record/summaries.ts'

/** Something in the record that cannot have come about through the service. */
export type IntegrityError = {
  readonly kind: 'chain' | 'summary' | 'status' | 'anchor' | 'attachment'
  readonly where: string
  readonly what: string
}

/** What does not agree within one casefile: its chain, its row, and what the public register was told. */
export function casefileErrors(kept: StoredCasefile): readonly IntegrityError[] {
  const broken = chainErrors(kept)
  // What follows from a broken record proves nothing.
  return broken.length > 0 ? broken : [...summaryErrors(kept), ...statusErrors(kept)]
}

function chainErrors(kept: StoredCasefile): readonly IntegrityError[] {
  const { organisation, cycle, events, row } = kept
  const where = (version: number) => `${organisation.code}/${cycle} event ${version}`
  let previous = firstPreviousHash
  for (const [place, event] of events.entries()) {
    const version = place + 1
    if (event.version !== version)
      return [{ kind: 'chain', where: where(version), what: 'it is missing or out of order' }]
    const what = brokenLink(kept, event, previous)
    if (what !== null) return [{ kind: 'chain', where: where(version), what }]
    previous = event.hash
  }
  if (row.version === events.length) return []
  const what = `the casefile counts ${row.version} events and there are ${events.length}`
  return [{ kind: 'chain', where: `${organisation.code}/${cycle}`, what }]
}

function brokenLink(place: CasefileKey, event: StoredEvent, previous: string): string | null {
  const { hash, previousHash, typeColumn, ...content } = event
  if (previousHash !== previous) return 'it does not follow the event before it'
  if (typeColumn !== content.type) return 'its type is not that of its content'
  return hashOfEvent(previous, place, content) === hash ? null : 'its content is not what was recorded'
}

/** The summary is made anew from the events; how many findings there were depended on the guidance known then. */
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

/** S7: the public register was told of each change of status, and of nothing else. */
function statusErrors({ organisation, cycle, events, statuses }: StoredCasefile): readonly IntegrityError[] {
  const expected = replay({ organisation, cycle }, events)
    .filter(({ before, after }) => before.status !== after.status || before.publishedOn !== after.publishedOn)
    .map(({ event, after }) => [event.on, after.version, after.status, after.publishedOn])
  const told = statuses.map((each) => [each.from_day, each.sequence, each.status, each.published_on])
  if (stableJson(told) === stableJson(expected)) return []
  const what = 'the public register was told other statuses than its events decided'
  return [{ kind: 'status', where: `${organisation.code}/${cycle}`, what }]
}

type Attached = StoredEvent & { readonly type: 'evidence-attached' }

/**
 * What does not agree between the events of a casefile and the files themselves: each that was attached and not withdrawn
 * is there to the bit, nothing is left of the others, and none is there that no event tells of.
 */
export async function attachmentErrors(
  kept: StoredCasefile,
  folder: string | null,
): Promise<readonly IntegrityError[]> {
  const rows = new Map(kept.attachments.map((row) => [row.id, row]))
  const withdrawn = new Set(kept.events.flatMap((event) => (event.type === 'attachment-withdrawn' ? [event.id] : [])))
  const attached = kept.events.filter((event): event is Attached => event.type === 'evidence-attached')
  const said = new Set(attached.map(({ id }) => id))
  const flaws: IntegrityError[] = []
  const found = (which: string, what: string | null) => {
    const where = `${kept.organisation.code}/${kept.cycle} ${which}`
    if (what !== null) flaws.push({ kind: 'attachment', where, what })
  }
  for (const event of attached) {
    const row = rows.get(event.id)
    const isWithdrawn = withdrawn.has(event.id)
    const what = row === undefined ? 'there is no row of it' : await errorInFile(event, row, isWithdrawn, folder)
    found(`file ${event.number} of ${event.evidence}`, what)
  }
  for (const { id } of kept.attachments.filter((row) => !said.has(row.id)))
    found(`attachment ${id}`, 'no event says that it was attached')
  return flaws
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
  return 'it was withdrawn, and its content is still in the folder until the next hourly sweep'
}

async function hashInFolder(folder: string | null, { id }: StoredFile): Promise<string | null> {
  const content = folder === null ? null : await readStoredFile(folder, id)
  return content === null ? null : sha256(content)
}

import { readKeptFile } from '../store/attachment-folder.ts'
import { sha256 } from '../store/chain.ts'
import type { KeptCasefile, KeptEvent, KeptFile } from '../store/kept-casefiles.ts'
import type { Flaw } from './verify-casefile.ts'

type Attached = KeptEvent & { readonly type: 'evidence-attached' }

/**
 * What does not agree between the events of a casefile and the files themselves: each that was attached and not withdrawn
 * is there to the bit, nothing is left of the others, and none is there that no event tells of.
 */
export async function attachmentFlaws(kept: KeptCasefile, folder: string | null): Promise<readonly Flaw[]> {
  const rows = new Map(kept.attachments.map((row) => [row.id, row]))
  const withdrawn = new Set(kept.events.flatMap((event) => (event.type === 'attachment-withdrawn' ? [event.id] : [])))
  const attached = kept.events.filter((event): event is Attached => event.type === 'evidence-attached')
  const said = new Set(attached.map(({ id }) => id))
  const flaws: Flaw[] = []
  const found = (which: string, what: string | null) => {
    const where = `${kept.organisation.code}/${kept.cycle} ${which}`
    if (what !== null) flaws.push({ kind: 'attachment', where, what })
  }
  for (const event of attached) {
    const row = rows.get(event.id)
    const isWithdrawn = withdrawn.has(event.id)
    const what = row === undefined ? 'there is no row of it' : await flawOf(event, row, isWithdrawn, folder)
    found(`file ${event.number} of ${event.evidence}`, what)
  }
  for (const { id } of kept.attachments.filter((row) => !said.has(row.id)))
    found(`attachment ${id}`, 'no event says that it was attached')
  return flaws
}

async function flawOf(event: Attached, row: KeptFile, isWithdrawn: boolean, folder: string | null) {
  const facts = ['evidence', 'kind', 'bytes', 'sha256'] as const
  if (facts.some((fact) => row[fact] !== event[fact])) return 'its row is not what was recorded'
  if (isWithdrawn) return leftOf(row, folder)
  if (row.erased) return 'it was erased, and nobody withdrew it'
  if (row.keptIn === 'folder' && folder === null) return 'it is kept in a folder, and ATTACHMENTS_DIR is not set'
  const hash = row.keptIn === 'database' ? row.contentSha256 : await hashInFolder(folder, row)
  if (hash === null) return 'its content is missing'
  return hash === event.sha256 ? null : 'its content is not what was attached'
}

async function leftOf(row: KeptFile, folder: string | null): Promise<string | null> {
  if (!row.erased) return 'it was withdrawn, and its content is still there'
  if (row.keptIn === 'database' || (await hashInFolder(folder, row)) === null) return null
  return 'it was withdrawn, and its content is still in the folder until the next hourly sweep'
}

async function hashInFolder(folder: string | null, { id }: KeptFile): Promise<string | null> {
  const content = folder === null ? null : await readKeptFile(folder, id)
  return content === null ? null : sha256(content)
}

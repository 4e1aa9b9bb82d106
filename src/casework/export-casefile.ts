import type { CycleName } from '../core/guidance/cycles.ts'
import type { OdsCode } from '../core/organisation.ts'
import { attachmentContent } from '../store/attachments.ts'
import { type KeptCasefile, keptCasefile } from '../store/kept-casefiles.ts'
import type { Casework } from './casework.ts'
import { contentOf } from './read-attachment.ts'
import { serviceScope } from './scope.ts'

type Exporting = Pick<Casework, 'database' | 'attachmentsFolder'>

/**
 * One casefile whole, as JSON that `scripts/verify-export.mjs` proves without this service: each event with what its
 * hash is taken of, and each attached file that was not withdrawn, its content in base64. It holds the plan, its names
 * and its evidence. null where there is no such casefile.
 */
export async function exportCasefile(
  casework: Exporting,
  organisation: OdsCode,
  cycle: CycleName,
): Promise<string | null> {
  const kept = await casework.database.inTransaction(serviceScope, (tx) => keptCasefile(tx, organisation, cycle))
  if (kept === null) return null
  const events = kept.events.map(({ hash, previousHash, typeColumn: _type, ...event }) => {
    const { by, on, guidance, version, recordedAt, ...payload } = event
    return { hash, previousHash, content: { organisation, cycle, version, by, on, guidance, payload, recordedAt } }
  })
  const about = { format: 'dspt-casefile-2', organisation, name: kept.organisation.name, cycle }
  const attachments = await attachmentsIn(kept, casework)
  return `${JSON.stringify({ ...about, events, attachments }, null, 1)}\n`
}

/** A content that is missing is exported as null: the proof then says so. */
async function attachmentsIn(kept: KeptCasefile, casework: Exporting) {
  const files: { readonly id: string; readonly name: string; readonly content: string | null }[] = []
  for (const { id, name } of kept.attachments.filter(({ erased }) => !erased)) {
    const found = await casework.database.inTransaction(serviceScope, (tx) => attachmentContent(tx, kept, id))
    const content = found === null ? null : await contentOf(found, id, casework)
    files.push({ id, name, content: content?.toString('base64') ?? null })
  }
  return files
}

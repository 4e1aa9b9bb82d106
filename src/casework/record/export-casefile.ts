import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { attachmentContent } from '../../store/attachments/attachments.ts'
import { type StoredCasefile, storedCasefile } from '../../store/record/stored-casefiles.ts'
import { contentOf } from '../attachments/read-attachment.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'

type Exporting = Pick<Services, 'database' | 'attachmentsFolder'>

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
  const kept = await casework.database.inTransaction(serviceScope, (tx) => storedCasefile(tx, organisation, cycle))
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
async function attachmentsIn(kept: StoredCasefile, casework: Exporting) {
  const files: { readonly id: string; readonly name: string; readonly content: string | null }[] = []
  for (const { id, name } of kept.attachments.filter(({ erased }) => !erased)) {
    const found = await casework.database.inTransaction(serviceScope, (tx) => attachmentContent(tx, kept, id))
    const content = found === null ? null : await contentOf(found, id, casework)
    files.push({ id, name, content: content?.toString('base64') ?? null })
  }
  return files
}

import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { attachmentContent } from '../../store/attachments/attachments.ts'
import { type StoredCasefile, storedCasefile } from '../../store/record/stored-casefiles.ts'
import { contentOf } from '../attachments/read-attachment.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'

type Exporting = Pick<Services, 'database' | 'attachmentsFolder'>

/**
 * One whole casefile as JSON, which `scripts/verify-export.mjs` proves without this service: each event with the values
 * that its hash covers, and each attached file that was not withdrawn, its content in base64. It holds the plan, its
 * names and its evidence. null where there is no such casefile.
 */
export async function exportCasefile(
  services: Exporting,
  organisation: OdsCode,
  cycle: CycleName,
): Promise<string | null> {
  const stored = await services.database.inTransaction(serviceScope, (tx) => storedCasefile(tx, organisation, cycle))
  if (stored === null) return null
  const events = stored.events.map(({ hash, previousHash, typeColumn: _type, ...event }) => {
    const { by, on, guidance, version, recordedAt, ...payload } = event
    return { hash, previousHash, content: { organisation, cycle, version, by, on, guidance, payload, recordedAt } }
  })
  const about = { format: 'dspt-casefile-2', organisation, name: stored.organisation.name, cycle }
  const attachments = await attachmentsIn(stored, services)
  return `${JSON.stringify({ ...about, events, attachments }, null, 1)}\n`
}

/** Missing content is exported as null: the proof then says so. */
async function attachmentsIn(stored: StoredCasefile, services: Exporting) {
  const files: { readonly id: string; readonly name: string; readonly content: string | null }[] = []
  for (const { id, name } of stored.attachments.filter(({ erased }) => !erased)) {
    const found = await services.database.inTransaction(serviceScope, (tx) => attachmentContent(tx, stored, id))
    const content = found === null ? null : await contentOf(found, id, services)
    files.push({ id, name, content: content?.toString('base64') ?? null })
  }
  return files
}

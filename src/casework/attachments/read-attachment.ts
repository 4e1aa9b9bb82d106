import type { Actor } from '../../core/actor.ts'
import type { StoredAttachment } from '../../core/casefile/attachment.ts'
import { readStoredFile } from '../../store/attachments/attachment-folder.ts'
import { attachmentContent, attachmentNames, type StoredContent } from '../../store/attachments/attachments.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import { sha256 } from '../../store/record/chain.ts'
import { type CasefileView, viewAt } from '../questions.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'

type ReadAttachment = { readonly attachment: StoredAttachment; readonly content: Buffer }

/**
 * An attached file, for those who may read it; null where there is none, or it was withdrawn. Throws where the content
 * differs by a single bit from what the record says was attached: such content is never given out.
 */
export async function readAttachment(
  services: Services,
  actor: Actor,
  at: CasefileKey | CasefileView,
  id: string,
): Promise<ReadAttachment | null> {
  const view = await viewAt(services, actor, 'read-attachments', at)
  const attachment = view?.casefile.attachments.find((each) => each.id === id && each.withdrawn === null)
  if (view === null || attachment === undefined) return null
  const stored = await services.database.inTransaction(scopeOf(actor), (tx) =>
    attachmentContent(tx, view.casefileKey, id),
  )
  // It was withdrawn since it was looked up.
  if (stored === null) return null
  const content = await contentOf(stored, id, services)
  if (content === null || sha256(content) !== attachment.sha256)
    throw new Error(`The content of attachment ${id} is not what was attached, or missing: run npm run verify`)
  return { attachment, content }
}

/** The content, from the database or the folder; null where it is missing. */
export async function contentOf(
  { storedIn, content }: StoredContent,
  id: string,
  { attachmentsFolder: folder = null }: Pick<Services, 'attachmentsFolder'>,
): Promise<Buffer | null> {
  if (storedIn === 'database') return content
  return folder === null ? null : readStoredFile(folder, id)
}

/** The names of a casefile's files by their ids, for those who may read them; empty for anybody else. */
export async function namesOfAttachments(
  services: Services,
  actor: Actor,
  at: CasefileKey | CasefileView,
): Promise<ReadonlyMap<string, string>> {
  const view = await viewAt(services, actor, 'read-attachments', at)
  if (view === null) return new Map()
  return services.database.inTransaction(scopeOf(actor), (tx) => attachmentNames(tx, view.casefileKey))
}

import type { Actor } from '../../core/actor.ts'
import type { StoredAttachment } from '../../core/casefile/attachment.ts'
import { readStoredFile } from '../../store/attachments/attachment-folder.ts'
import { attachmentContent, attachmentNames, type StoredContent } from '../../store/attachments/attachments.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import { sha256 } from '../../store/record/chain.ts'
import { casefileFor, mayDo } from '../questions.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'

type ReadAttachment = { readonly attachment: StoredAttachment; readonly content: Buffer }

/**
 * A file that is attached, for those who may read it; null where there is none, or none any more. What is not, to the
 * bit, what the record says was attached is never given out: it throws.
 */
export async function readAttachment(
  casework: Services,
  actor: Actor,
  place: CasefileKey,
  id: string,
): Promise<ReadAttachment | null> {
  const view = await casefileFor(casework, actor, 'read-attachments', place)
  const attachment = view?.casefile.attachments.find((each) => each.id === id && each.withdrawn === null)
  if (attachment === undefined) return null
  const scope = await scopeOf(casework.database, actor)
  const kept = await casework.database.inTransaction(scope, (tx) => attachmentContent(tx, place, id))
  // Withdrawn since it was looked up.
  if (kept === null) return null
  const content = await contentOf(kept, id, casework)
  if (content === null || sha256(content) !== attachment.sha256)
    throw new Error(`The content of attachment ${id} is not what was attached, or missing: run npm run verify`)
  return { attachment, content }
}

/** The content wherever it is kept; null where it is not there. */
export async function contentOf(
  { storedIn, content }: StoredContent,
  id: string,
  { attachmentsFolder: folder = null }: Pick<Services, 'attachmentsFolder'>,
): Promise<Buffer | null> {
  if (storedIn === 'database') return content
  return folder === null ? null : readStoredFile(folder, id)
}

/** The names of a casefile's files by their ids, for those who may read them; none for anybody else. */
export async function namesOfAttachments(
  casework: Services,
  actor: Actor,
  place: CasefileKey,
): Promise<ReadonlyMap<string, string>> {
  if (!(await mayDo(casework, actor, 'read-attachments', place))) return new Map()
  return casework.database.inTransaction(await scopeOf(casework.database, actor), (tx) => attachmentNames(tx, place))
}

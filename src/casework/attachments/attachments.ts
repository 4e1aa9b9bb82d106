import { randomUUID } from 'node:crypto'
import type { Actor } from '../../core/actor.ts'
import { cleanFileName, isAttachable, type NewAttachment } from '../../core/casefile/attachment.ts'
import { attachmentRefusal, sizeRefusal } from '../../core/casefile/decide/decide-attachment.ts'
import type { OtherKind } from '../../core/casefile/file-kind.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import { fileKind } from '../../scan/file-kind.ts'
import { removeFile, storeFile } from '../../store/attachments/attachment-folder.ts'
import { eraseAttachment, insertAttachment, type StoredIn } from '../../store/attachments/attachments.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import { sha256 } from '../../store/record/chain.ts'
import { type Handled, handle } from '../handle.ts'
import { type CasefileView, viewAt } from '../questions.ts'
import type { Services } from '../services.ts'

/** A file as it was received: its name and media type are not trusted. */
type ReceivedFile = { readonly name: string; readonly content: Buffer }

/** Why a file was refused though the casefile has room for it; nothing of it was stored. */
export type NotAttached =
  | { readonly result: 'no-kind'; readonly kind: OtherKind }
  | { readonly result: 'infected'; readonly signature: string }
  | { readonly result: 'not-scanned' }

/** Attaches a file to an evidence item, in one transaction with its event; or stores nothing of it and gives the reason. */
export async function attachEvidence(
  services: Services,
  actor: Actor,
  at: CasefileKey | CasefileView,
  evidence: EvidenceReference,
  { name, content }: ReceivedFile,
): Promise<Handled | NotAttached> {
  const now = await viewAt(services, actor, 'attach-evidence', at)
  if (now === null) return { result: 'not-allowed' }
  const { casefile } = now
  const size = sizeRefusal(content.length)
  if (size !== null) return { result: 'refused', refusal: size, casefile, now }
  const kind = await fileKind(content)
  if (!isAttachable(kind)) return { result: 'no-kind', kind }
  const attachment: NewAttachment = {
    id: randomUUID(),
    evidence,
    kind,
    bytes: content.length,
    sha256: sha256(content),
    scanned: services.scan != null,
  }
  // Checked again behind the lock: here only so that no refused file is scanned or written.
  const refusal = attachmentRefusal(casefile, attachment)
  if (refusal !== null) return { result: 'refused', refusal, casefile, now }
  return (
    (await scanForViruses(content, services)) ?? storeAttachment(services, actor, now, attachment, { name, content })
  )
}

async function scanForViruses(content: Buffer, { scan = null }: Services): Promise<NotAttached | null> {
  if (scan === null) return null
  const scanned = await scan(content)
  switch (scanned.state) {
    case 'clean':
      return null
    case 'infected':
      return { result: 'infected', signature: scanned.signature }
    case 'away':
      return { result: 'not-scanned' }
  }
}

/** Writes the file to the folder before its event is recorded: the cleanup removes a file that has no event. */
async function storeAttachment(
  services: Services,
  actor: Actor,
  view: CasefileView,
  attachment: NewAttachment,
  file: ReceivedFile,
): Promise<Handled> {
  const { attachmentsFolder: folder = null, clock } = services
  if (folder !== null) await storeFile(folder, attachment.id, file.content)
  const row = { name: cleanFileName(file.name), content: folder === null ? file.content : null, at: clock.now() }
  const handled = await handle(services, actor, view, { type: 'attach-evidence', attachment }, (tx) =>
    insertAttachment(tx, view.casefileKey, attachment, row),
  )
  if (folder !== null && handled.result !== 'done') await removeFile(folder, attachment.id)
  return handled
}

/** Withdraws an attached file: erases its name and content; the record keeps that it was there, and its hash. */
export async function withdrawAttachment(
  services: Services,
  actor: Actor,
  at: CasefileKey | CasefileView,
  id: string,
  reason: string,
): Promise<Handled> {
  const { clock, attachmentsFolder: folder = null } = services
  const key = 'events' in at ? at.casefileKey : at
  const erased: { storedIn: StoredIn } = { storedIn: 'database' }
  const handled = await handle(services, actor, at, { type: 'withdraw-attachment', id, reason }, async (tx) => {
    erased.storedIn = await eraseAttachment(tx, key, id, clock.now())
  })
  // If this is interrupted, the next cleanup removes the file.
  if (handled.result === 'done' && erased.storedIn === 'folder' && folder !== null) await removeFile(folder, id)
  return handled
}

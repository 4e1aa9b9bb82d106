import { randomUUID } from 'node:crypto'
import type { Actor } from '../../core/actor.ts'
import { cleanFileName, type NewAttachment } from '../../core/casefile/attachment.ts'
import { attachmentRefusal, sizeRefusal } from '../../core/casefile/decide/decide-attachment.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import { fileKind } from '../../scan/file-kind.ts'
import { removeFile, storeFile } from '../../store/attachments/attachment-folder.ts'
import { eraseAttachment, insertAttachment, type StoredIn } from '../../store/attachments/attachments.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import { sha256 } from '../../store/record/chain.ts'
import { type Handled, handle } from '../handle.ts'
import { casefileFor } from '../questions.ts'
import type { Services } from '../services.ts'

/** A file as it came: what its sender calls it and says of it is not believed. */
type ReceivedFile = { readonly name: string; readonly content: Buffer }

/** Why a file was not taken though the casefile has room for it; nothing of it was kept. */
export type NotAttached =
  | { readonly result: 'no-kind' }
  | { readonly result: 'infected'; readonly signature: string }
  | { readonly result: 'not-scanned' }

/** Attaches a file to an evidence item, in one transaction with its event; or keeps nothing of it and says why. */
export async function attachEvidence(
  casework: Services,
  actor: Actor,
  place: CasefileKey,
  evidence: EvidenceReference,
  { name, content }: ReceivedFile,
): Promise<Handled | NotAttached> {
  const view = await casefileFor(casework, actor, 'attach-evidence', place)
  if (view === null) return { result: 'not-allowed' }
  const { casefile } = view
  const size = sizeRefusal(content.length)
  if (size !== null) return { result: 'refused', refusal: size, casefile }
  const kind = await fileKind(content)
  if (kind === null) return { result: 'no-kind' }
  const attachment: NewAttachment = {
    id: randomUUID(),
    evidence,
    kind,
    bytes: content.length,
    sha256: sha256(content),
    scanned: casework.scan != null,
  }
  // Asked again behind the lock: here only so that nothing is scanned or written in vain.
  const refusal = attachmentRefusal(casefile, attachment)
  if (refusal !== null) return { result: 'refused', refusal, casefile }
  return (
    (await scanForViruses(content, casework)) ?? storeAttachment(casework, actor, place, attachment, { name, content })
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

/** A file in the folder is whole before its event is: what is then not recorded is swept away later. */
async function storeAttachment(
  casework: Services,
  actor: Actor,
  place: CasefileKey,
  attachment: NewAttachment,
  given: ReceivedFile,
): Promise<Handled> {
  const { attachmentsFolder: folder = null, clock } = casework
  if (folder !== null) await storeFile(folder, attachment.id, given.content)
  const row = { name: cleanFileName(given.name), content: folder === null ? given.content : null, at: clock.now() }
  const handled = await handle(casework, actor, place, { type: 'attach-evidence', attachment }, (tx) =>
    insertAttachment(tx, place, attachment, row),
  )
  if (folder !== null && handled.result !== 'done') await removeFile(folder, attachment.id)
  return handled
}

/** Withdraws an attached file: its name and content are erased, and the record keeps that it was there and its hash. */
export async function withdrawAttachment(
  casework: Services,
  actor: Actor,
  place: CasefileKey,
  id: string,
  reason: string,
): Promise<Handled> {
  const { clock, attachmentsFolder: folder = null } = casework
  const was: { storedIn: StoredIn } = { storedIn: 'database' }
  const handled = await handle(casework, actor, place, { type: 'withdraw-attachment', id, reason }, async (tx) => {
    was.storedIn = await eraseAttachment(tx, place, id, clock.now())
  })
  // Broken off before this, the file is removed by the next sweep.
  if (handled.result === 'done' && was.storedIn === 'folder' && folder !== null) await removeFile(folder, id)
  return handled
}

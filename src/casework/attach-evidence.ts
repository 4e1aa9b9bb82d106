import { randomUUID } from 'node:crypto'
import type { Actor } from '../core/actor.ts'
import { cleanFileName, type NewAttachment, sizeRefusal } from '../core/casefile/attachment.ts'
import { attachmentRefusal } from '../core/casefile/decide-attachment.ts'
import type { EvidenceReference } from '../core/catalogue/evidence.ts'
import { kindOf } from '../scan/kind-of.ts'
import { keepFile, removeFile } from '../store/attachment-folder.ts'
import { insertAttachment } from '../store/attachments.ts'
import type { Place } from '../store/casefiles.ts'
import { sha256 } from '../store/chain.ts'
import type { Casework } from './casework.ts'
import { type Handled, handle } from './handle.ts'
import { casefileFor } from './questions.ts'

/** A file as it came: what its sender calls it and says of it is not believed. */
export type GivenFile = { readonly name: string; readonly content: Buffer }

/** Why a file was not taken though the casefile has room for it; nothing of it was kept. */
export type NotTaken =
  | { readonly result: 'no-kind' }
  | { readonly result: 'infected'; readonly signature: string }
  | { readonly result: 'not-scanned' }

/** Attaches a file to an evidence item, in one transaction with its event; or keeps nothing of it and says why. */
export async function attachEvidence(
  casework: Casework,
  actor: Actor,
  place: Place,
  evidence: EvidenceReference,
  { name, content }: GivenFile,
): Promise<Handled | NotTaken> {
  const view = await casefileFor(casework, actor, 'attach-evidence', place)
  if (view === null) return { result: 'not-allowed' }
  const { casefile } = view
  const size = sizeRefusal(content.length)
  if (size !== null) return { result: 'refused', refusal: size, casefile }
  const kind = await kindOf(content)
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
  return (await threatIn(content, casework)) ?? keep(casework, actor, place, attachment, { name, content })
}

async function threatIn(content: Buffer, { scan = null }: Casework): Promise<NotTaken | null> {
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
async function keep(
  casework: Casework,
  actor: Actor,
  place: Place,
  attachment: NewAttachment,
  given: GivenFile,
): Promise<Handled> {
  const { attachmentsFolder: folder = null, clock } = casework
  if (folder !== null) await keepFile(folder, attachment.id, given.content)
  const row = { name: cleanFileName(given.name), content: folder === null ? given.content : null, at: clock.now() }
  const handled = await handle(casework, actor, place, { type: 'attach-evidence', attachment }, (tx) =>
    insertAttachment(tx, place, attachment, row),
  )
  if (folder !== null && handled.result !== 'done') await removeFile(folder, attachment.id)
  return handled
}

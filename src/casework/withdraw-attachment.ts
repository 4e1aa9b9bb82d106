import type { Actor } from '../core/actor.ts'
import { removeFile } from '../store/attachment-folder.ts'
import { eraseAttachment, type KeptIn } from '../store/attachments.ts'
import type { Place } from '../store/casefiles.ts'
import type { Casework } from './casework.ts'
import { type Handled, handle } from './handle.ts'

/** Withdraws an attached file: its name and content are erased, and the record keeps that it was there and its hash. */
export async function withdrawAttachment(
  casework: Casework,
  actor: Actor,
  place: Place,
  id: string,
  reason: string,
): Promise<Handled> {
  const { clock, attachmentsFolder: folder = null } = casework
  const was: { keptIn: KeptIn } = { keptIn: 'database' }
  const handled = await handle(casework, actor, place, { type: 'withdraw-attachment', id, reason }, async (tx) => {
    was.keptIn = await eraseAttachment(tx, place, id, clock.now())
  })
  // Broken off before this, the file is removed by the next sweep.
  if (handled.result === 'done' && was.keptIn === 'folder' && folder !== null) await removeFile(folder, id)
  return handled
}

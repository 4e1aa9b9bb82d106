import { filesInFolder, removeFile } from '../store/attachment-folder.ts'
import { statesOfFiles } from '../store/attachments.ts'
import type { Casework } from './casework.ts'
import { serviceScope } from './scope.ts'
import { minutesBefore } from './sign-in/earlier.ts'

const aDay = 24 * 60

/**
 * Removes from the folder what was withdrawn, and, a day after it was written, what no record names: what was broken off
 * on its way in. Gives how many.
 */
export async function sweepAttachments({ database, clock, attachmentsFolder }: Casework): Promise<number> {
  const folder = attachmentsFolder ?? null
  if (folder === null) return 0
  const files = await filesInFolder(folder)
  const ids = files.map(({ id }) => id)
  const states = await database.inTransaction(serviceScope, (tx) => statesOfFiles(tx, ids))
  const old = minutesBefore(clock.now(), aDay)
  const over = files.filter(({ id, fileName, writtenAt }) => {
    const state = fileName === id ? states.get(id) : undefined
    return state === 'erased' || (state === undefined && writtenAt < old)
  })
  for (const { fileName } of over) await removeFile(folder, fileName)
  return over.length
}

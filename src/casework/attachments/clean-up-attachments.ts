import { type FileInFolder, filesInFolder, removeFile } from '../../store/attachments/attachment-folder.ts'
import { statesOfFiles } from '../../store/attachments/attachments.ts'
import { serviceScope } from '../scope.ts'
import { minutesBefore, type Services } from '../services.ts'

const aDay = 24 * 60

/**
 * Removes from the folder what was withdrawn, and, a day after it was written, what no record names: what was broken off
 * on its way in. That is little; where more is unknown than known the database is not the one of this folder (empty, say,
 * or not put back yet), and what is unknown stays. Gives how many were removed.
 */
export async function cleanUpAttachments({ database, clock, attachmentsFolder }: Services): Promise<number> {
  const folder = attachmentsFolder ?? null
  if (folder === null) return 0
  const files = await filesInFolder(folder)
  const ids = files.map(({ id }) => id)
  const states = await database.inTransaction(serviceScope, (tx) => statesOfFiles(tx, ids))
  const stateOf = ({ id, fileName }: FileInFolder) => (fileName === id ? states.get(id) : undefined)
  const withdrawn = files.filter((file) => stateOf(file) === 'erased')
  const unknown = files.filter((file) => stateOf(file) === undefined)
  const old = minutesBefore(clock.now(), aDay)
  const isOurs = unknown.length <= states.size
  const over = [...withdrawn, ...(isOurs ? unknown.filter(({ writtenAt }) => writtenAt < old) : [])]
  for (const { fileName } of over) await removeFile(folder, fileName)
  return over.length
}

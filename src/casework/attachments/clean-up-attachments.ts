import { type FileInFolder, filesInFolder, removeFile } from '../../store/attachments/attachment-folder.ts'
import { statesOfFiles } from '../../store/attachments/attachments.ts'
import { serviceScope } from '../scope.ts'
import { minutesBefore, type Services } from '../services.ts'

const aDay = 24 * 60

/**
 * Removes withdrawn files from the folder and, a day after they were written, files that no record names: uploads that
 * broke off. Those are few; where more files are unknown than known, the database is not the one of this folder (it is
 * empty, say, or not restored yet), and unknown files stay. Gives how many were removed.
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
  const removable = [...withdrawn, ...(isOurs ? unknown.filter(({ writtenAt }) => writtenAt < old) : [])]
  for (const { fileName } of removable) await removeFile(folder, fileName)
  return removable.length
}

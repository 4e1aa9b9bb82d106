// Restores a backup into an empty database and verifies it: npm run restore -- FOLDER. The service must not be running.

import { requeueEmails } from '../src/casework/emails/outbox.ts'
import { anchorsIn } from '../src/casework/record/anchors.ts'
import { verify } from '../src/casework/record/verify.ts'
import { readSettings, type Settings } from '../src/settings/settings.ts'
import { openDatabase } from '../src/store/database/database.ts'
import { restore } from '../src/store/database/restore.ts'
import { startEmbedded } from '../src/store/embedded/embedded-postgres.ts'

const [folder] = process.argv.slice(2)
const read = readSettings(process.env)
if (!read.ok) leave(['Nothing was restored. These settings are wrong:', ...read.problems].join('\n- '))
else if (folder === undefined) leave('Name the folder to read from: npm run restore -- FOLDER')
else if (read.settings.databaseUrl !== null)
  await restoreTo(folder, read.settings.databaseUrl, read.settings.databaseUrl, read.settings)
else {
  const start = await startEmbedded({ dataDir: read.settings.dataDir })
  if (!start.started) leave(start.because)
  else {
    await restoreTo(folder, start.postgres.owner, start.postgres.service, read.settings)
    await start.postgres.stop()
  }
}

async function restoreTo(from: string, owner: string, service: string, settings: Settings): Promise<void> {
  const { anchorFolder, attachments } = settings
  const restored = await restore(owner, from)
  if (!restored.restored) return leave(restored.because)
  const database = openDatabase({ connection: service, connections: 2 })
  const emails = await requeueEmails({ database })
  const {
    casefiles,
    events,
    errors: integrityErrors,
  } = await verify({ database, attachmentsFolder: attachments.folder }, anchorsIn(anchorFolder))
  await database.close()
  for (const { where, what } of integrityErrors) console.log(`${where}: ${what}`)
  console.log(
    `As of ${restored.manifest.takenAt}: ${casefiles} casefiles, ${events} events, ${emails} emails to be sent`,
  )
  if (settings.databaseUrl !== null) console.log(`The tables belong to ${restored.owner}: the service signs in as that`)
  console.log(
    integrityErrors.length === 0 ? 'Verified: no integrity errors' : `${integrityErrors.length} integrity errors`,
  )
  if (integrityErrors.length > 0) process.exitCode = 1
}

function leave(message: string): void {
  console.error(message)
  process.exitCode = 2
}

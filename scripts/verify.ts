// Verifies the record: npm run --silent verify [-- --anchors FOLDER]. Also while the service runs. Ends with 1 if it finds an
// integrity error.
import { anchorsIn, countAnchorsIn } from '../src/casework/record/anchors.ts'
import { verify } from '../src/casework/record/verify.ts'
import { readSettings, type Settings } from '../src/settings/settings.ts'
import { openDatabase } from '../src/store/database/database.ts'
import { visitEmbedded } from '../src/store/embedded/embedded-postgres.ts'

const read = readSettings(process.env)
if (!read.ok) leave(['The record cannot be verified with these settings:', ...read.problems].join('\n- '))
else await run(read.settings)

async function run(settings: Settings): Promise<void> {
  if (settings.databaseUrl !== null) return verifyOn(settings.databaseUrl, settings)
  const start = await visitEmbedded({ dataDir: settings.dataDir })
  if (!start.started) return leave(start.because)
  await verifyOn(start.postgres.service, settings)
  await start.postgres.stop()
}

async function verifyOn(connection: string, { anchorFolder, attachments }: Settings): Promise<void> {
  const database = openDatabase({ connection, connections: 2 })
  const [, folder] = /--anchors[ =](.+)/.exec(process.argv.slice(2).join(' ')) ?? []
  const outside = folder ?? anchorFolder
  const found = await verify({ database, attachmentsFolder: attachments.folder }, anchorsIn(outside), (casefiles) =>
    process.stderr.write(`${casefiles} casefiles…\n`),
  )
  await database.close()
  for (const { kind, where, what } of found.errors) console.log(`${kind}: ${where}: ${what}`)
  const { casefiles, events, anchors, removed, errors: integrityErrors } = found
  const old = removed === 0 ? '' : `, ${removed} casefiles removed at the end of their retention period`
  const checked = `${casefiles} casefiles, ${events} events, ${anchors} anchors (${await countAnchorsIn(outside)} stored elsewhere)${old}`
  console.log(
    `${checked}: ${integrityErrors.length === 0 ? 'no integrity errors' : `${integrityErrors.length} integrity errors`}`,
  )
  if (integrityErrors.length > 0) process.exitCode = 1
}

function leave(message: string): void {
  console.error(message)
  process.exitCode = 2
}

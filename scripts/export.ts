// Writes one casefile whole: npm run --silent export -- RXX 2020-21 > casefile.json. Also while the service runs.
import { exportCasefile } from '../src/casework/record/export-casefile.ts'
import { parseCycleName } from '../src/core/guidance/cycles.ts'
import { parseOdsCode } from '../src/core/organisation.ts'
import { readSettings, type Settings } from '../src/settings/settings.ts'
import { openDatabase } from '../src/store/database/database.ts'
import { visitEmbedded } from '../src/store/embedded/embedded-postgres.ts'

const [code = '', name = ''] = process.argv.slice(2)
const [organisation, cycle] = [parseOdsCode(code), parseCycleName(name)]
const read = readSettings(process.env)
if (!read.ok) leave(['Nothing was exported. These settings are wrong:', ...read.problems].join('\n- '))
else if (organisation === null || cycle === null)
  leave('Name the organisation and the toolkit year: npm run --silent export -- RXX 2020-21')
else if (read.settings.databaseUrl !== null) await write(read.settings.databaseUrl, read.settings, organisation, cycle)
else {
  const start = await visitEmbedded({ dataDir: read.settings.dataDir })
  if (!start.started) leave(start.because)
  else {
    await write(start.postgres.service, read.settings, organisation, cycle)
    await start.postgres.stop()
  }
}

async function write(
  connection: string,
  { attachments }: Settings,
  ...which: [NonNullable<typeof organisation>, NonNullable<typeof cycle>]
) {
  const database = openDatabase({ connection, connections: 1 })
  const exported = await exportCasefile({ database, attachmentsFolder: attachments.folder }, ...which)
  await database.close()
  if (exported === null) return leave(`There is no casefile of ${which.join(' in ')}.`)
  process.stdout.write(exported)
}

function leave(message: string): void {
  console.error(message)
  process.exitCode = 2
}

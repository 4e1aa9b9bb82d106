// Writes everything that is stored into a folder, also while the service runs: npm run backup -- FOLDER
import { readSettings } from '../src/settings/settings.ts'
import { backup } from '../src/store/database/backup.ts'
import { visitEmbedded } from '../src/store/embedded/embedded-postgres.ts'

const [folder] = process.argv.slice(2)
const read = readSettings(process.env)
if (!read.ok) leave(['Nothing was backed up. These settings are wrong:', ...read.problems].join('\n- '))
else if (folder === undefined) leave('Name the folder to write to: npm run backup -- FOLDER')
else if (read.settings.databaseUrl !== null) await write(read.settings.databaseUrl, folder)
else {
  const start = await visitEmbedded({ dataDir: read.settings.dataDir })
  if (!start.started) leave(start.because)
  else {
    await write(start.postgres.owner, folder)
    await start.postgres.stop()
  }
}

async function write(owner: string, into: string): Promise<void> {
  const done = await backup(owner, into, new Date().toISOString())
  if (!done.backedUp) return leave(`There is no backup. ${done.because}`)
  const { tables } = done.manifest
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`${tables.length} tables, ${rows} rows: ${into}`)
}

function leave(message: string): void {
  console.error(message)
  process.exitCode = 2
}

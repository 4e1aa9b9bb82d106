import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { readDemoDay, writeDemoDay } from './casework/demo.ts'
import type { Casework, Clock } from './casework/casework.ts'
import { type Day, day, dayAt, parseDay } from './core/day.ts'
import { startWorker } from './jobs/worker.ts'
import { transportFor } from './mail/transport-for.ts'
import { readSettings, type Settings } from './settings.ts'
import { openDatabase } from './store/database.ts'
import { startEmbedded } from './store/embedded-postgres.ts'
import { migrate } from './store/migrate.ts'
import { loadReferenceData } from './store/reference/load.ts'
import { assetsFolder } from './web/nhsuk/asset-url.ts'
import { createServer } from './web/server.ts'
import type { Demo } from './web/site.ts'

/** The day the demo stands on until it is moved. */
const firstDemoDay = day('2021-06-01')

await start()

/** The only reader of the environment and the clock: wires the house and opens its doors. */
async function start(): Promise<void> {
  const read = readSettings(process.env)
  if (!read.ok) return leave(read.problems.join('\n'))
  const { settings } = read
  const urls = await databaseOf(settings)
  if (typeof urls === 'string') return leave(urls)
  await migrate(urls.owner)
  const database = openDatabase({ connection: urls.service })
  await loadReferenceData(urls.owner)
  const clock = await clockOf(settings, { database })
  const casework: Casework = { database, clock, publicUrl: settings.publicUrl }
  const worker = await startWorker({ connection: urls.service, casework, transport: transportFor(settings) })
  const server = await createServer({
    casework,
    site: {
      publicUrl: settings.publicUrl,
      demo: settings.demoSignIn ? demoOf(clock, casework) : null,
      contactEmail: settings.contactEmail,
      lettersFolder: null,
    },
    assets: assetsFolder,
    logger: settings.production ? true : { level: 'warn' },
    requestsPerMinute: 600,
  })
  const address = await server.listen({ port: settings.port, host: settings.host })
  process.stdout.write(welcome(address, settings))
  stopOnSignals(async () => {
    await server.close()
    await worker.stop()
    await database.close()
    await urls.stop()
  })
}

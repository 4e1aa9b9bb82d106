// Fills the demo with made-up plans: npm run demo-data. The service must not be running on the same data folder.

import { demoClock } from '../src/casework/demo/demo-clock.ts'
import type { Services } from '../src/casework/services.ts'
import { dayOfTheStories, fillDemo } from '../src/cli/demo-data/fill-demo.ts'
import { formatDate } from '../src/core/day.ts'
import { readSettings, type Settings } from '../src/settings/settings.ts'
import { type Database, openDatabase, publicScope } from '../src/store/database/database.ts'
import { migrate } from '../src/store/database/migrate.ts'
import { startEmbedded } from '../src/store/embedded/embedded-postgres.ts'
import { loadDemoOrganisations, loadReferenceData } from '../src/store/reference/load.ts'

const read = readSettings(process.env)
if (!read.ok) leave(['The demo cannot be filled with these settings:', ...read.problems].join('\n- '))
else if (!read.settings.demoSignIn) leave('Made-up plans are for the demo only: see DEMO_SIGN_IN in docs/settings.md.')
else await fill(read.settings)

async function fill(settings: Settings): Promise<void> {
  const { databaseUrl, dataDir } = settings
  if (databaseUrl !== null) return fillDatabase(settings, databaseUrl, databaseUrl)
  const start = await startEmbedded({ dataDir })
  if (!start.started) return leave(start.because)
  await fillDatabase(settings, start.postgres.owner, start.postgres.service)
  await start.postgres.stop()
}

async function fillDatabase(settings: Settings, owner: string, service: string): Promise<void> {
  await migrate(owner)
  const database = openDatabase({ connection: service })
  await database.inTransaction(publicScope, loadReferenceData)
  await database.inTransaction(publicScope, loadDemoOrganisations)
  const lines = await fillDemo(caseworkOn(database, settings))
  // A demo that has gone further already stays where it is.
  const clock = await demoClock(database, null, dayOfTheStories)
  await clock.moveTo(dayOfTheStories)
  await database.close()
  console.log([...lines, '', `The demo stands on ${formatDate(clock.today())}. Go on with: npm start`].join('\n'))
}

function caseworkOn(database: Database, { publicUrl, contactEmail }: Settings): Services {
  const clock = { now: () => new Date().toISOString(), today: () => dayOfTheStories }
  return { database, clock, publicUrl, contactEmail }
}

function leave(message: string): void {
  console.error(message)
  process.exitCode = 1
}

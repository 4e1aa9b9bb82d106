// Fills the demo with made-up plans: npm run demo-data. Also while the service runs, as the button on /demo does.

import { demoClock } from '../src/casework/demo/demo-clock.ts'
import { dayOfTheStories, fillDemo } from '../src/casework/demo/fill-demo.ts'
import type { Services } from '../src/casework/services.ts'
import { formatDate } from '../src/core/day.ts'
import { readSettings, type Settings } from '../src/settings/settings.ts'
import { type Database, openDatabase, publicScope } from '../src/store/database/database.ts'
import { migrate } from '../src/store/database/migrate.ts'
import { visitEmbedded } from '../src/store/embedded/embedded-postgres.ts'
import { loadDemoOrganisations, loadReferenceData } from '../src/store/reference/load.ts'

const read = readSettings(process.env)
if (!read.ok) leave(['The demo cannot be filled with these settings:', ...read.problems].join('\n- '))
else if (!read.settings.demoSignIn) leave('Made-up plans are for the demo only: see DEMO_SIGN_IN in docs/settings.md.')
else await fill(read.settings)

async function fill(settings: Settings): Promise<void> {
  const { databaseUrl, dataDir } = settings
  if (databaseUrl !== null) return fillDatabase(settings, databaseUrl, databaseUrl)
  const start = await visitEmbedded({ dataDir })
  if (!start.started) return leave(start.because)
  await fillDatabase(settings, start.postgres.owner, start.postgres.service)
  await start.postgres.stop()
}

async function fillDatabase(settings: Settings, owner: string, service: string): Promise<void> {
  await migrate(owner)
  const database = openDatabase({ connection: service })
  await database.inTransaction(publicScope, loadReferenceData)
  await database.inTransaction(publicScope, loadDemoOrganisations)
  // A demo that has gone further already stays where it is.
  const clock = await demoClock(database, null, dayOfTheStories)
  const filled = await fillDemo(caseworkOn(database, settings), { clock })
  await database.close()
  if (filled.result === 'already-filling') return leave('The demo is being filled already: see how far it is on /demo.')
  const today = `The demo’s day is ${formatDate(clock.today())}.`
  console.log([...filled.lines, '', `${today} Go on with npm start, or on /demo where it runs.`].join('\n'))
}

function caseworkOn(database: Database, { publicUrl, contactEmail }: Settings): Services {
  const clock = { now: () => new Date().toISOString(), today: () => dayOfTheStories }
  return { database, clock, publicUrl, contactEmail }
}

function leave(message: string): void {
  console.error(message)
  process.exitCode = 1
}

// Does a daily run by hand: npm run run-day [-- --day 2021-10-01]. Also while the service runs. Ends with 2 if refused.

import { firstDemoDay, readDemoDay } from '../src/casework/demo/demo-clock.ts'
import type { Services } from '../src/casework/services.ts'
import { dailyRunCommand } from '../src/cli/daily-run.ts'
import { dayAt } from '../src/core/day.ts'
import { readSettings, type Settings } from '../src/settings/settings.ts'
import { openDatabase } from '../src/store/database/database.ts'
import { visitEmbedded } from '../src/store/embedded/embedded-postgres.ts'

const read = readSettings(process.env)
if (!read.ok) leave(['No daily run was done. These settings are wrong:', ...read.problems].join('\n- '))
else await run(read.settings)

async function run(settings: Settings): Promise<void> {
  if (settings.databaseUrl !== null) return runOn(settings.databaseUrl, settings)
  const start = await visitEmbedded({ dataDir: settings.dataDir })
  if (!start.started) return leave(start.because)
  await runOn(start.postgres.service, settings)
  await start.postgres.stop()
}

async function runOn(connection: string, settings: Settings): Promise<void> {
  const database = openDatabase({ connection, connections: 2 })
  const today = settings.demoSignIn ? ((await readDemoDay({ database })) ?? firstDemoDay) : dayAt(Date.now())
  const casework: Services = {
    database,
    clock: { now: () => new Date().toISOString(), today: () => today },
    publicUrl: settings.publicUrl,
    contactEmail: settings.contactEmail,
  }
  const progress = (line: string) => process.stderr.write(`${line}\n`)
  const { exitCode, output, error } = await dailyRunCommand(casework, process.argv.slice(2), progress)
  await database.close()
  if (output !== '') console.log(output)
  if (error !== '') console.error(error)
  process.exitCode = exitCode
}

function leave(message: string): void {
  console.error(message)
  process.exitCode = 2
}

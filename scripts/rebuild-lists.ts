// Rebuilds from the events what lists and their counts read: npm run --silent rebuild-lists [-- --after 2020-21/RXX]. Also
// while the service runs. Ends with 2 if refused, or if there are casefiles that only a newer build can read.
import { rebuildLists } from '../src/casework/record/rebuild-summaries.ts'
import { readSettings, type Settings } from '../src/settings/settings.ts'
import { openDatabase } from '../src/store/database/database.ts'
import { visitEmbedded } from '../src/store/embedded/embedded-postgres.ts'

const read = readSettings(process.env)
if (!read.ok) leave(['Nothing can be rebuilt with these settings:', ...read.problems].join('\n- '))
else await run(read.settings)

async function run(settings: Settings): Promise<void> {
  if (settings.databaseUrl !== null) return rebuildOn(settings.databaseUrl)
  const start = await visitEmbedded({ dataDir: settings.dataDir })
  if (!start.started) return leave(start.because)
  await rebuildOn(start.postgres.service)
  await start.postgres.stop()
}

async function rebuildOn(connection: string): Promise<void> {
  const [, cycle = '', organisation = ''] = /--after[ =](\S+)\/(\S+)/.exec(process.argv.slice(2).join(' ')) ?? []
  const database = openDatabase({ connection, connections: 2 })
  const { casefiles, counts, newer } = await rebuildLists({ database }, { cycle, organisation }, (done, last) => {
    if (done % 1000 === 0) process.stderr.write(`${done} casefiles, to ${last.cycle}/${last.organisation}…\n`)
  })
  await database.close()
  console.log(`${casefiles} casefiles rebuilt; ${counts} counts were wrong`)
  const names = newer.map(({ cycle, organisation }) => `${cycle}/${organisation}`)
  if (names.length > 0)
    leave(`${names.length} were left for the newer build that wrote them: ${names.join(', ')}. Run it with that build.`)
}

function leave(message: string): void {
  console.error(message)
  process.exitCode = 2
}

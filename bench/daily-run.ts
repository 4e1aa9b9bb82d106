import { arch, cpus, loadavg, platform, release } from 'node:os'
import type { Services } from '../src/casework/services.ts'
import { runDay } from '../src/casework/timetable/daily-run.ts'
import { day } from '../src/core/day.ts'
import { type ConnectionUrl, serviceRole } from '../src/store/database/connection.ts'
import { openDatabase } from '../src/store/database/database.ts'
import { startThrowawayServer } from '../test/support/throwaway-server.ts'
import { fillYear } from './fill-year.ts'

/**
 * How long the daily run takes over 60,000 casefiles: on a quiet day, and on one on which every organisation gets a
 * reminder and every editor an email. Prints JSON. `npm run bench`, or `node --import tsx bench/daily-run.ts [casefiles]`.
 */
const casefiles = Number(process.argv[2] ?? 60_000)

process.stdout.write(`${JSON.stringify(await report(await startThrowawayServer()), null, 2)}\n`)

async function report(owner: ConnectionUrl) {
  const loadBefore = loadavg()
  const filling = performance.now()
  await fillYear(owner, casefiles)
  const filledInSeconds = inSeconds(filling)
  const url = new URL(owner)
  url.searchParams.set('user', serviceRole)
  const database = openDatabase({ connection: url.href, connections: 2 })
  const quiet = await measuredRun(database, '2021-08-02')
  const everyone = await measuredRun(database, '2021-09-02')
  const again = await measuredRun(database, '2021-09-02')
  await database.close()
  return {
    what: `One daily run over ${casefiles} casefiles`,
    casefiles,
    quiet,
    everyone,
    again,
    targets: { seconds: 60 },
    filledInSeconds,
    machine: `${cpus().length} cores (${cpus()[0]?.model}), ${platform()} ${release()} ${arch()}, Node ${process.version}`,
    load: { before: loadBefore, after: loadavg() },
  }
}

async function measuredRun(database: Services['database'], text: string) {
  const today = day(text)
  const clock = { today: () => today, now: () => `${text}T06:00:00.000Z` }
  const casework = { database, clock, publicUrl: 'http://127.0.0.1', contactEmail: null }
  globalThis.gc?.()
  const before = process.memoryUsage()
  const most = { rss: before.rss, heapUsed: 0 }
  const begun = performance.now()
  const result = await runDay(casework, today, 'The bench', () => {
    const now = process.memoryUsage()
    most.rss = Math.max(most.rss, now.rss)
    most.heapUsed = Math.max(most.heapUsed, now.heapUsed)
  })
  const seconds = inSeconds(begun)
  if (result.result !== 'done') throw new Error(`The daily run of ${text} was not done: ${JSON.stringify(result)}`)
  const { casefiles: read, reminders, emails } = result.day
  return {
    day: text,
    seconds,
    casefiles: read,
    reminders,
    emails,
    megabytes: {
      residentBefore: inMegabytes(before.rss),
      residentAtMost: inMegabytes(most.rss),
      heapAtMost: inMegabytes(most.heapUsed),
    },
  }
}

function inSeconds(since: number): number {
  return Math.round((performance.now() - since) / 100) / 10
}

function inMegabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20)
}

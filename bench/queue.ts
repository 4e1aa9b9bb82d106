import { arch, cpus, loadavg, platform, release } from 'node:os'
import pg from 'pg'
import { type ConnectionUrl, serviceRole } from '../src/store/database/connection.ts'
import { openDatabase } from '../src/store/database/database.ts'
import { startThrowawayServer } from '../test/support/throwaway-server.ts'
import { openClient, startBareServer } from './fetch-pages.ts'
import { fillQueue } from './fill-queue.ts'
import { measureInTurn } from './measure.ts'
import { queueAlone } from './queue-alone.tsx'
import { startService } from './service.ts'

/**
 * How long the reviewer's queue takes: 100 rows of 5,000 plans of 15 items, sorted by date, signed in, one client.
 * Prints JSON; times are milliseconds. `npm run bench`, or `node --import tsx bench/queue.ts [plans]`.
 */
const plans = Number(process.argv[2] ?? 5000)
const targets = { p50: 20, p95: 40, residentMegabytes: 220 }
const path = '/reviews?cycle=2020-21&sort=since'

process.stdout.write(`${JSON.stringify(await report(await startThrowawayServer()), null, 2)}\n`)

async function report(owner: ConnectionUrl) {
  const loadBefore = loadavg()
  const filled = await timed(() => fillQueue(owner, plans))
  await vacuum(owner)
  const service = await startService(owner)
  try {
    const cookies = [await service.signIn('reviewer'), await service.signIn('reviewer-2')] as const
    const client = openClient()
    let requests = 0
    // By two people in turn: these are more requests than one person is allowed.
    const fetchPage = () => client.fetch(service.port, path, cookies[requests++ % 2])
    const page = await fetchPage()
    const bareServer = await startBareServer(page)
    const [whole, bare] = await measureInTurn(100, 400, [fetchPage, () => client.fetch(bareServer.port, path)])
    bareServer.stop()
    client.close()
    const residentMegabytes = service.residentMegabytes()
    const alone = await alonePartsOf(owner)
    return {
      what: `${path}: 100 rows of ${plans} plans of 15 items, one client`,
      rows: page.split('<tr class="nhsuk-table__row"').length - 2,
      kilobytes: Math.round(Buffer.byteLength(page) / 1024),
      page: whole,
      bareFastify: bare,
      sqlAlone: alone.sql,
      renderingAlone: alone.rendering,
      residentMegabytes,
      targets,
      filledInSeconds: filled,
      machine: machine(),
      load: { before: loadBefore, after: loadavg() },
    }
  } finally {
    await service.stop()
  }
}

async function alonePartsOf(owner: ConnectionUrl) {
  const database = openDatabase({ connection: asServiceRole(owner), connections: 2 })
  const parts = await queueAlone(database, plans)
  await database.close()
  return parts
}

function machine() {
  const system = `${platform()} ${release()} ${arch()}`
  return { node: process.version, system, cores: cpus().length, processor: cpus()[0]?.model }
}

/** Brings the database to the state of one that has been in use for some time. */
async function vacuum(owner: ConnectionUrl): Promise<void> {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}

function asServiceRole(owner: ConnectionUrl): ConnectionUrl {
  const url = new URL(owner)
  url.searchParams.set('user', serviceRole)
  return url.href
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return Math.round((performance.now() - begun) / 1000)
}

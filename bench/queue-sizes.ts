import { loadavg } from 'node:os'
import { queuePageLength } from '../src/casework/reviews/review-queue.ts'
import { serviceScope } from '../src/casework/scope.ts'
import { serviceRole } from '../src/store/database/connection.ts'
import { type Database, openDatabase } from '../src/store/database/database.ts'
import { queuePage } from '../src/store/reviews/review-queue.ts'
import { startThrowawayServer } from '../test/support/throwaway-server.ts'
import { fillSize } from './fill-sizes.ts'
import { measureInTurn } from './measure.ts'
import { queuePageBefore } from './queue-before.ts'

/**
 * The SQL of the queue's first page at 600, 5,000 and 60,000 casefiles, all in turn, and in turn with the one statement that it was
 * before. Each run is one transaction: begin, scope, statements, commit. Prints JSON; times are milliseconds.
 * `npm run bench`, or `node --import tsx bench/queue-sizes.ts`.
 */
const sizes = [600, 5_000, 60_000]
const cycle = '2020-21'
const filter = { cycle, search: '', type: null, region: null, status: null, stage: null } as const
const order = { by: 'since', descending: false } as const

process.stdout.write(`${JSON.stringify(await report(), null, 2)}\n`)

async function report() {
  const owner = await startThrowawayServer()
  const databases: Database[] = []
  for (const casefiles of sizes) databases.push(opened(await fillSize(owner, casefiles)))
  const before = loadavg()
  const times = await measureInTurn(30, 200, [...databases.map(now), ...databases.map(asBefore)])
  const load = { before, after: loadavg() }
  for (const database of databases) await database.close()
  const found = sizes.map((casefiles, index) => ({
    casefiles,
    now: times[index],
    before: times[sizes.length + index],
  }))
  return { what: 'SQL of the queue by its number of casefiles', sizes: found, load }
}

function opened(owner: string): Database {
  const url = new URL(owner)
  url.searchParams.set('user', serviceRole)
  return openDatabase({ connection: url.href, connections: 1 })
}

function now(database: Database): () => Promise<unknown> {
  const page = { limit: queuePageLength, offset: 0 }
  return () => database.inTransaction(serviceScope, (tx) => queuePage(tx, filter, order, page))
}

function asBefore(database: Database): () => Promise<unknown> {
  return () => database.inTransaction(serviceScope, (tx) => queuePageBefore(tx, cycle, queuePageLength))
}

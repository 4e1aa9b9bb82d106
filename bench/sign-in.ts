import { Agent, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { arch, cpus, loadavg, platform, release } from 'node:os'
import { text } from 'node:stream/consumers'
import type { FastifyInstance } from 'fastify'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { demoPersonId } from '../src/casework/demo/demo-people.ts'
import { actorOfSession, startSession } from '../src/casework/people/sign-in/sessions.ts'
import { casefileAtAddress } from '../src/casework/questions.ts'
import { scopeOf } from '../src/casework/scope.ts'
import type { Services } from '../src/casework/services.ts'
import type { Actor } from '../src/core/actor.ts'
import { day } from '../src/core/day.ts'
import { contextOf, readPageRequest } from '../src/http/page-request.ts'
import { asService, type ConnectionUrl, prepareMarked } from '../src/store/database/connection.ts'
import { type Database, openDatabase, publicScope, valueReaders } from '../src/store/database/database.ts'
import type { Tables } from '../src/store/database/tables.ts'
import { assetsFolder } from '../src/web/nhsuk/asset-url.ts'
import { send } from '../src/web/respond.tsx'
import { routes } from '../src/web/routes.ts'
import { createServer } from '../src/web/server.ts'
import { startThrowawayServer } from '../test/support/throwaway-server.ts'
import { fillQueue } from './fill-queue.ts'

/**
 * What sign-in and permission checks add to a page: the plan of one organisation, opened by its editor over HTTP, with
 * them, and at another address that takes everybody for that editor and checks nothing. Prints JSON; times are milliseconds.
 * `npm run bench -- sign-in`, or `node --import tsx bench/sign-in.ts`.
 */
const plans = 600
const pattern = '/organisations/:code/:cycle/plan'
const [code, cycle] = ['Q001M', '2020-21']
const path = `/organisations/${code}/${cycle}/plan`
const [warmUp, runs] = [200, 1000]

process.stdout.write(`${JSON.stringify(await report(), null, 2)}\n`)
process.exit()

async function report() {
  const before = loadavg()
  const owner = await startThrowawayServer()
  await fillQueue(owner, plans)
  const database = openDatabase({ connection: asService(owner, 'bench') })
  const clock = { today: () => day('2021-07-15'), now: () => new Date().toISOString() }
  const casework: Services = { database, clock, publicUrl: 'http://127.0.0.1', contactEmail: null }
  const token = await startSession(
    casework,
    (await demoPersonId(casework, 'editor', code)) ?? '',
    'The bench',
    'mail-link',
  )
  const editor = await actorOfSession(casework, token, false)
  if (editor === null) throw new Error('The editor could not be signed in')
  const server = await serverOf(casework, openToAll(owner), editor)
  const [checked, believed] = await inTurns(server, `session=${token}`)
  const alone = await partsAlone(casework, token, editor)
  return {
    what: `${path} of ${plans} plans, by its editor: with sign-in, permission checks and row security, and without`,
    checked,
    believed,
    alone,
    added: hundredths(checked.p50 - believed.p50),
    targets: { added: 1.2 },
    machine: `${cpus().length} cores (${cpus()[0]?.model}), ${platform()} ${release()} ${arch()}, Node ${process.version}`,
    load: { before, after: loadavg() },
  }
}

/** The web server as it is, with one address more that reads and gives the same page for anybody, without looking who that is. */
async function serverOf(casework: Services, database: Database, editor: Actor): Promise<FastifyInstance> {
  const site = { publicUrl: casework.publicUrl, demo: null, contactEmail: null }
  const parts = { casework, site, assets: assetsFolder, logger: false, requestsPerMinute: 1_000_000 }
  const route = routes.find((each) => each.method === 'GET' && each.path === pattern)
  if (route === undefined) throw new Error(`There is no route ${pattern}`)
  const server = await createServer(parts)
  const believing = { ...parts, casework: { ...casework, database } }
  server.get(`/believed${pattern}`, async (request, reply) => {
    const view = await casefileAtAddress(believing.casework, editor, route.permission, { code, cycle })
    const casefile = view === null ? null : contextOf(editor, view)
    const context = { ...(await readPageRequest(request, reply, { viewer: editor, casefile }, believing)), path }
    return send(await route.page(context), context, reply)
  })
  await server.listen({ port: 0, host: '127.0.0.1' })
  return server
}

/** Connects as the owner of the tables, to whom row security does not apply and who needs no scope. */
function openToAll(owner: ConnectionUrl): Database {
  const pool = new pg.Pool({ connectionString: owner, options: '-c search_path=dspt', types: valueReaders })
  pool.on('connect', prepareMarked)
  const withoutScope = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    withoutScope,
    inTransaction: (_viewer, work) => withoutScope.transaction().execute(work),
    read: () => {
      throw new Error('No page that is measured reads a whole list')
    },
    answers: async () => {},
    close: () => withoutScope.destroy(),
  }
}

/** The page with the checks and the page without them in turn, so that other load on the machine affects both alike. */
async function inTurns(server: FastifyInstance, cookies: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const { port } = server.server.address() as AddressInfo
  const [checked, believed]: [number[], number[]] = [[], []]
  const pages: string[] = []
  for (let run = 0; run < warmUp + runs; run++) {
    for (const [to, times] of [
      [path, checked],
      [`/believed${path}`, believed],
    ] as const) {
      const begun = performance.now()
      pages.push(await page(agent, port, to, cookies))
      if (run >= warmUp) times.push(performance.now() - begun)
    }
  }
  const different = new Set(pages.splice(0).map(plain))
  if (different.size > 1) throw new Error('The page differs without the checks')
  agent.destroy()
  return [summaryOf(checked), summaryOf(believed)] as const
}

/** Without the token, which is different each time. */
function plain(html: string): string {
  return html.replaceAll(/name="_csrf" value="[^"]*"/g, '')
}

function page(agent: Agent, port: number, to: string, cookie: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ agent, port, host: '127.0.0.1', path: to, headers: { cookie } }, async (answer) => {
      if (answer.statusCode === 200) resolve(await text(answer))
      else reject(new Error(`${to} answered ${answer.statusCode}`))
    }).on('error', reject)
  })
}

/** Each check by itself, in this process, one after the other. */
async function partsAlone(casework: Services, token: string, editor: Actor) {
  return {
    session: await finely(() => actorOfSession(casework, token, false)),
    casefile: await finely(() => casefileAtAddress(casework, editor, 'read-casefile', { code, cycle })),
    scope: await finely(() => casework.database.inTransaction(scopeOf(editor), nothing)),
    transaction: await finely(() => casework.database.inTransaction(publicScope, nothing)),
  }
}

async function nothing() {}

async function finely(work: () => Promise<unknown>): Promise<Figures> {
  const times: number[] = []
  for (let run = 0; run < warmUp + runs; run++) {
    const begun = performance.now()
    await work()
    if (run >= warmUp) times.push(performance.now() - begun)
  }
  return summaryOf(times)
}

type Figures = { readonly runs: number; readonly p50: number; readonly p95: number }

function summaryOf(times: readonly number[]): Figures {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => hundredths(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return { runs: sorted.length, p50: at(0.5), p95: at(0.95) }
}

function hundredths(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100
}

import { arch, cpus, loadavg, platform, release } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { ConnectionUrl } from '../src/store/database/connection.ts'
import { startThrowawayServer } from '../test/support/throwaway-server.ts'
import { openClient } from './fetch-pages.ts'
import { fillQueue } from './fill-queue.ts'
import { summaryOf, type Times } from './measure.ts'
import { registerRows, wholeRegister } from './register-file.ts'
import { startService } from './service.ts'

/**
 * How long the whole toolkit's register takes from its upload until its preview is there, as CSV and as .xlsx, how much
 * memory that takes, and how long another person waits for the queue meanwhile and without it. Prints JSON; times of
 * pages are milliseconds. `npm run bench`, or `node --import tsx bench/register.ts`.
 */
const targets = { previewSeconds: 15, megabytesMore: 300, p95TimesIdle: 2 }
const path = '/reviews?cycle=2020-21&sort=since'

type Service = Awaited<ReturnType<typeof startService>>

process.stdout.write(`${JSON.stringify(await report(await startThrowawayServer()), null, 2)}\n`)

async function report(owner: ConnectionUrl) {
  const loadBefore = loadavg()
  await fillQueue(owner, 1000)
  const ours = await codesIn(owner)
  const service = await startService(owner)
  try {
    const idle = await requestsUntil(service, wait(6000))
    const csv = await importing(service, 'csv', ours)
    const xlsx = await importing(service, 'xlsx', ours)
    const again = await requestsUntil(service, wait(6000))
    return {
      what: `A register of ${registerRows} rows, beside one client of ${path}`,
      rows: registerRows,
      queueIdle: idle,
      csv,
      xlsx,
      queueIdleAfter: again,
      targets,
      machine: `${cpus().length} cores (${cpus()[0]?.model}), ${platform()} ${release()} ${arch()}, Node ${process.version}`,
      load: { before: loadBefore, after: loadavg() },
    }
  } finally {
    await service.stop()
  }
}

async function codesIn(owner: ConnectionUrl): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  const { rows } = await client.query<{ code: string }>(
    'select code from dspt.organisations where not demo order by code',
  )
  await client.end()
  return rows.map(({ code }) => code)
}

/** Requests of one reviewer, one after the other, until something has ended. */
async function requestsUntil(service: Service, end: Promise<unknown>): Promise<Times> {
  const client = openClient()
  const cookies = [await service.signIn('reviewer'), await service.signIn('reviewer-2')] as const
  let isOver = false
  const over = end.then(() => {
    isOver = true
  })
  const times: number[] = []
  for (let request = 0; !isOver; request++) {
    const begun = performance.now()
    await client.fetch(service.port, path, cookies[request % 2])
    times.push(performance.now() - begun)
    // These are more requests than one person is allowed in a minute.
    await wait(50)
  }
  client.close()
  await over
  return summaryOf(times)
}

async function importing(service: Service, ending: 'csv' | 'xlsx', ours: readonly string[]) {
  const bytes = await wholeRegister(ending, ours)
  const residentBefore = service.residentMegabytes()
  let residentAtMost = 0
  const watch = setInterval(() => {
    residentAtMost = Math.max(residentAtMost, service.residentMegabytes() ?? 0)
  }, 50)
  const begun = performance.now()
  let previewSeconds = 0
  const preview = importFile(service, bytes, ending).then(() => {
    previewSeconds = Math.round((performance.now() - begun) / 100) / 10
  })
  const queueMeanwhile = await requestsUntil(service, preview)
  clearInterval(watch)
  return { megabytes: inMegabytes(bytes), previewSeconds, residentBefore, residentAtMost, queueMeanwhile }
}

/** Uploads a file as the lead and waits for the page that says what importing it would do. */
async function importFile(service: Service, bytes: Buffer, ending: string): Promise<void> {
  const cookie = await service.signIn('lead')
  const address = `http://127.0.0.1:${service.port}/register/import`
  const form = await (await fetch(address, { headers: { cookie } })).text()
  const body = new FormData()
  const seen = { 'observedOn-day': '15', 'observedOn-month': '7', 'observedOn-year': '2021' }
  const token = /name="_csrf" value="([^"]*)"/.exec(form)?.[1] ?? ''
  for (const [name, value] of Object.entries({ _csrf: token, cycle: '2020-21', source: 'The bench', ...seen }))
    body.set(name, value)
  body.set('file', new Blob([Uint8Array.from(bytes)]), `register.${ending}`)
  const sent = await fetch(address, { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
  const page = `http://127.0.0.1:${service.port}${sent.headers.get('location')}`
  for (let looks = 0; looks < 300; looks++) {
    const html = await (await fetch(page, { headers: { cookie } })).text()
    if (html.includes('rows were read')) return
    await wait(200)
  }
  throw new Error('The register was not read within a minute')
}

function inMegabytes({ length }: Buffer): number {
  return Math.round((length / 2 ** 20) * 10) / 10
}

// First: what an older Node lacks is missed by what comes after.
import './settings/refuse-old-node.ts'
import { type DemoClock, demoClock, firstDemoDay } from './casework/demo/demo-clock.ts'
import { fillTask } from './casework/demo/fill-task.ts'
import type { MailboxDeps } from './casework/mailbox/receive-mail.ts'
import { oidcClient } from './casework/people/sign-in/oidc-client.ts'
import type { Clock, Services } from './casework/services.ts'
import { dayAt } from './core/day.ts'
import { createMetrics, type Metrics } from './http/metrics.ts'
import type { DemoParts, Site } from './http/server-parts.ts'
import { startWorker, type Worker } from './jobs/worker.ts'
import { imapMailbox } from './mail/mailbox.ts'
import { transportFor } from './mail/transport-for.ts'
import { clamd } from './scan/clamd.ts'
import { reportingScan, type Scan } from './scan/scan.ts'
import { readSettings, type Settings } from './settings/settings.ts'
import { whyUnusable } from './store/attachments/attachment-folder.ts'
import type { ConnectionUrl } from './store/database/connection.ts'
import { openDatabase, publicScope } from './store/database/database.ts'
import { EarlierDatabase, migrate } from './store/database/migrate.ts'
import { startEmbedded } from './store/embedded/embedded-postgres.ts'
import { loadDemoOrganisations, loadReferenceData } from './store/reference/load.ts'
import { assetsFolder } from './web/nhsuk/asset-url.ts'
import { createServer } from './web/server.ts'

/** Requests a minute from one address: ten people behind one hospital's gateway, each busy. */
const requestsPerMinute = 1200
/** Requests a minute of one person: five a second, which nobody does by hand. */
const requestsOfPersonPerMinute = 300

/** Shorter than the time after which a reverse proxy gives up on the page that waits for it. */
const scanMilliseconds = 30_000

/** The codes of PostgreSQL and the network for a database that cannot be reached. */
const databaseAway = ['ECONNREFUSED', 'ENOTFOUND', 'ENOENT', 'ETIMEDOUT', '28P01', '28000', '3D000', '57P03']

await start()

/** Starts the service. Only this file reads the environment and the clock. */
async function start(): Promise<void> {
  const read = readSettings(process.env)
  if (!read.ok) return leave(['The service cannot start with these settings:', ...read.problems].join('\n- '))
  const { settings } = read
  const { folder } = settings.attachments
  const unusable = folder === null ? null : await whyUnusable(folder)
  if (unusable !== null) return leave(`ATTACHMENTS_DIR cannot be used: ${unusable}`)
  const urls = await databaseUrls(settings)
  if ('because' in urls) return leave(urls.because)
  try {
    await open(settings, urls)
  } catch (error) {
    await urls.stop()
    leave(whyNotStarted(error, settings))
  }
}

async function open(settings: Settings, urls: Urls): Promise<void> {
  await migrate(urls.owner)
  const database = openDatabase({ connection: urls.service })
  await database.inTransaction(publicScope, loadReferenceData)
  if (settings.demoSignIn) await database.inTransaction(publicScope, loadDemoOrganisations)
  const clock = settings.demoSignIn ? await demoClock(database, settings.today, firstDemoDay) : null
  const services: Services = {
    database,
    clock: clockOf(clock),
    publicUrl: settings.publicUrl,
    contactEmail: settings.contactEmail,
    sessionLimits: settings.signIn.sessions,
    secretsKeys: settings.signIn.secretsKeys,
    attachmentsFolder: settings.attachments.folder,
    uploadDays: settings.uploadDays,
    scan: scanOf(settings),
  }
  await serve(settings, services, clock === null ? null : demoOf(services, clock), urls)
}

/** The demo's clock, with the examples that it is filled with while it runs. */
function demoOf(services: Services, clock: DemoClock): DemoParts {
  const report = (error: unknown) => console.error('The demo could not be filled with examples:', error)
  return { ...clock, examples: fillTask(services, clock, report) }
}

async function serve(settings: Settings, services: Services, demo: DemoParts | null, urls: Urls): Promise<void> {
  const worker = settings.process === 'web' ? null : await workerOf(settings, services, urls)
  const metrics = createMetrics(services)
  const server = settings.process === 'worker' ? null : await pagesOf(settings, services, demo, metrics)
  const address = await server?.listen({ port: settings.port, host: settings.host })
  if (settings.metricsPort !== null) await metrics.server.listen({ port: settings.metricsPort, host: settings.host })
  if (address === undefined) process.stdout.write('Working the queues.\n')
  else process.stdout.write(welcome(address, demo !== null, settings.demoData && (await startFilling(demo))))
  stopOnSignals(async () => {
    await server?.close()
    await demo?.examples.stop()
    await metrics.server.close()
    await worker?.stop()
    await services.database.close()
    await urls.stop()
  })
}

function workerOf(settings: Settings, services: Services, urls: Urls): Promise<Worker> {
  return startWorker({
    connection: urls.service,
    services,
    transport: transportFor(settings.mail),
    mail: mailboxDepsOf(settings, services),
    anchorFolder: settings.anchorFolder,
    retention: settings.retention,
  })
}

/** Begins to fill a demo that is not filled yet; false where there is nothing to begin. */
async function startFilling(demo: DemoParts | null): Promise<boolean> {
  return (await demo?.examples.start()) === 'started'
}

function pagesOf(settings: Settings, services: Services, demo: DemoParts | null, metrics: Metrics) {
  return createServer({
    watch: metrics.watch,
    casework: services,
    site: siteOf(settings, demo),
    assets: assetsFolder,
    logger: { level: settings.production ? 'info' : 'warn' },
    requestsPerMinute,
    requestsOfPersonPerMinute,
    trustedProxies: settings.signIn.trustedProxies,
  })
}

function scanOf({ attachments: { scanner } }: Settings): Scan | null {
  return scanner === null ? null : reportingScan(clamd(scanner, scanMilliseconds), (what) => console.error(what))
}

function siteOf(settings: Settings, demo: DemoParts | null): Site {
  const { publicUrl, contactEmail, nisGuideUrl, mailbox, signIn } = settings
  const { provider, mailLink, centralSecondFactor } = signIn
  const ways = { singleSignOn: provider === null ? null : oidcClient(provider), mailLink, centralSecondFactor }
  return { publicUrl, demo, contactEmail, nisGuideUrl, mailboxAddress: mailbox?.address ?? null, signIn: ways }
}

function mailboxDepsOf({ mailbox, mail }: Settings, services: Services): MailboxDeps | null {
  if (mailbox === null) return null
  const sender = 'from' in mail ? (/[^<>\s]+@[^<>\s]+/.exec(mail.from)?.[0] ?? '').toLowerCase() : mailbox.address
  return { services, mailbox: imapMailbox(mailbox.url), ownAddresses: [mailbox.address, sender] }
}

type Urls = { readonly owner: ConnectionUrl; readonly service: ConnectionUrl; readonly stop: () => Promise<void> }

async function databaseUrls({ databaseUrl, dataDir }: Settings): Promise<Urls | { readonly because: string }> {
  if (databaseUrl !== null) return { owner: databaseUrl, service: databaseUrl, stop: async () => {} }
  const start = await startEmbedded({ dataDir, onLost: (reason) => leave(`The database was lost: ${reason.message}`) })
  return start.started ? start.postgres : { because: start.because }
}

/** The real time; in the demo the day of the guidance is the demo's. */
function clockOf(demo: DemoClock | null): Clock {
  return {
    now: () => new Date().toISOString(),
    today: () => demo?.today() ?? dayAt(Date.now()),
  }
}

/** A sentence that says what to do; an unforeseen error keeps its stack for whoever fixes it. */
function whyNotStarted(error: unknown, { port }: Settings): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof EarlierDatabase) return error.message
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'EADDRINUSE') return `Port ${port} is in use: stop what uses it, or set PORT to another.`
  if (code === 'EACCES') return `Port ${port} may not be opened by this user: set PORT to one above 1023.`
  if (databaseAway.includes(code)) return `The database does not answer: ${error.message}. Check DATABASE_URL.`
  return error.stack ?? error.message
}

function welcome(address: string, isDemo: boolean, isFilling: boolean): string {
  const how = isDemo ? `This is a demo: sign in as anybody at ${address}/sign-in\n` : ''
  const filling = isFilling ? `It is being filled with examples: see how far that is at ${address}/demo\n` : ''
  return `Open ${address}\n${how}${filling}Press Ctrl-C to stop.\n`
}

function stopOnSignals(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => leave(`Stopping failed: ${String(error)}`),
      )
    })
  }
}

function leave(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

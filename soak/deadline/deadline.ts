// Plays the evening of the deadline on the built service, and measures it: npm run soak -- deadline [--seconds 20]
import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConnectionUrl } from '../../src/store/database/connection.ts'
import { runningPostmaster } from '../../src/store/embedded/postmaster.ts'
import type { Acknowledged } from './acknowledged.ts'
import type { Cast } from './cast.ts'
import { type EveningDatabase, eveningDatabase } from './database.ts'
import { emailsSent } from './emails-sent.ts'
import { type Stretch, size, stretches } from './evening.ts'
import type { StretchResult } from './generator.ts'
import { checkLedger } from './ledger.ts'
import { report } from './report.ts'
import { type Service, startService } from './service.ts'
import { setUp } from './set-up.ts'
import { type Measured, missedTargets } from './targets.ts'
import { watched } from './watch.ts'

/** For trying things out: shorter stretches, fewer organisations in proportion, and no report. */
const [, shortened] = /--seconds[ =](\d+)/.exec(process.argv.join(' ')) ?? []
const profiled = process.argv.includes('--profile')

const longest = Math.max(...stretches.map(({ seconds }) => seconds))
const folder = mkdtempSync(join(tmpdir(), `dspt-deadline-${process.pid}-`))
chmodSync(folder, 0o755)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
process.once('exit', leaveNothing)

build()
const database = await eveningDatabase(folder, process.env.DATABASE_URL || undefined)
try {
  process.exitCode = await play(database)
} finally {
  await database.drop()
}

/** Builds the service as `npm start` does. */
function build(): void {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, '../../scripts/prestart.mjs')], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('The service could not be built')
}

/** Stops PostgreSQL and removes the folder, however the process ends. */
function leaveNothing(): void {
  const postmaster = runningPostmaster(join(folder, 'data/postgres'))
  if (postmaster !== null) process.kill(postmaster, 'SIGQUIT')
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

async function play({ given, use, postmaster }: EveningDatabase): Promise<number> {
  console.log('Setting the evening up…')
  const share = Math.min(1, Number(shortened ?? longest) / longest)
  const cast = await use((owner) => setUp(owner, Math.ceil(size.organisations * share)))
  const service = await startService({
    folder,
    databaseUrl: given,
    nodeOptions: profiled ? ['--cpu-prof', `--cpu-prof-dir=${process.cwd()}/data/profiles`] : [],
  })
  const measured = await use((owner) => measure(owner, service, cast, postmaster()))
  const exitCode = await service.stop()
  const ledger: Acknowledged[] = JSON.parse(readFileSync(join(folder, 'ledger.json'), 'utf8'))
  const checked = await use((owner) => checkLedger(owner, cast.organisations, ledger))
  const evening = { measured, checked, exitCode, errorsLogged: service.errorsLogged(), onServer: given !== null }
  const [text, missed] = [report(evening), missedTargets(evening)]
  console.log(text)
  if (shortened === undefined) writeFileSync(join(import.meta.dirname, '../../docs/deadline-evening.md'), text)
  for (const each of missed) console.error(`Missed: ${each}`)
  return missed.length === 0 ? 0 : 1
}

/** Plays and measures one stretch after the other, once the emails of the morning are sent. */
async function measure(
  owner: ConnectionUrl,
  service: Service,
  cast: Cast,
  postmaster: number | null,
): Promise<readonly Measured[]> {
  await emailsSent(owner)
  const files = [join(folder, 'cast.json'), join(folder, 'ledger.json')] as const
  writeFileSync(files[0], JSON.stringify(cast))
  const generator = fork(join(import.meta.dirname, 'generator.ts'), [String(service.port), ...files], {
    execArgv: ['--import', 'tsx'],
  })
  const measured: Measured[] = []
  for (const each of stretches) {
    const stretch = { ...each, seconds: Math.min(each.seconds, Number(shortened ?? each.seconds)) }
    console.log(`${stretch.name}: ${stretch.perSecond} requests a second for ${stretch.seconds} seconds…`)
    const { result, samples } = await watched({ service: service.pid, postmaster, owner }, () =>
      resultOf(generator, stretch),
    )
    measured.push({ stretch, ...result, samples })
  }
  generator.disconnect()
  return measured
}

async function resultOf(generator: ReturnType<typeof fork>, stretch: Stretch): Promise<StretchResult> {
  generator.send(stretch)
  const ended = once(generator, 'exit').then(() => Promise.reject(new Error('The load generator ended too early')))
  ended.catch(() => {})
  const result = once(generator, 'message').then(([message]) => message as StretchResult)
  return Promise.race([result, ended])
}

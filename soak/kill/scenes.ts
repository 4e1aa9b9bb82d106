// A full disk and a lost database, one after the other: npm run soak -- scenes. The disk needs root, for a small one of its own.
import { spawnSync } from 'node:child_process'
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { verify } from '../../src/casework/record/verify.ts'
import type { EvidenceReference } from '../../src/core/catalogue/evidence.ts'
import type { ConnectionUrl } from '../../src/store/database/connection.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { startEmbedded } from '../../src/store/embedded/embedded-postgres.ts'
import { runningPostmaster } from '../../src/store/embedded/postmaster.ts'
import { progressOf } from '../deadline/plans.ts'
import { recordOf } from '../record.ts'
import { visiting } from '../visit.ts'
import { saveItem } from './actions.ts'
import { note, type Office } from './office.ts'
import { keepRunning, type RestartedService } from './service.ts'
import { setUp } from './set-up.ts'

const folder = mkdtempSync(join(tmpdir(), `dspt-scenes-${process.pid}-`))
chmodSync(folder, 0o755)
const disk = join(folder, 'disk')
process.once('exit', leaveNothing)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

spawnSync(process.execPath, [join(import.meta.dirname, '../../scripts/prestart.mjs')], { stdio: 'inherit' })
const results = [...(await fullDisk()), ...(await lostServer())]
const text = `# A full disk and a lost database\n\nWritten by \`npm run soak -- scenes\`.\n\n${results.map((each) => `- ${each}`).join('\n')}\n`
writeFileSync(join(import.meta.dirname, '../../docs/reliability-scenes.md'), text)
console.log(text)

/** The data folder is on a disk of 400 MB that something else fills up. */
async function fullDisk(): Promise<readonly string[]> {
  spawnSync('mkdir', [disk])
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'tmpfs', disk])
  if (status !== 0) return ['A full disk was not tried: it needs root.']
  const cast = await visiting(join(disk, 'data'), (owner) => setUp(owner, 2))
  const service = await keepRunning({ folder: disk, environment: {} })
  const owner = await visiting(join(disk, 'data'), async (url) => url)
  const before = await tried(service, cast.offices)
  fill(join(disk, 'something-else'))
  await useUpLog(owner)
  const during = await tried(service, cast.offices, 20)
  rmSync(join(disk, 'something-else'))
  await service.ready()
  const after = await tried(service, cast.offices)
  const wrong = await wrongWith(owner, cast.offices)
  await service.stop()
  return [
    `Before: ${before}`,
    `With no byte left on the disk: ${during}`,
    `When there was room again, without any help: ${after}; ${wrong}; the service was started again ${service.ends()} times.`,
  ]
}

/** The service works on a server of its own, which stops and comes back. */
async function lostServer(): Promise<readonly string[]> {
  const dataDir = join(folder, 'server')
  const first = await startEmbedded({ dataDir })
  if (!first.started) throw new Error(first.because)
  const { owner } = first.postgres
  const cast = await setUp(owner, 2)
  const environment = { DATABASE_URL: owner, DEMO_SIGN_IN: 'yes' }
  const service = await keepRunning({ folder, environment })
  const before = await tried(service, cast.offices)
  await first.postgres.stop()
  const during = await tried(service, cast.offices, 3)
  const second = await startEmbedded({ dataDir })
  if (!second.started) throw new Error(second.because)
  await service.ready()
  const after = await tried(service, cast.offices)
  const wrong = await wrongWith(owner, cast.offices)
  await service.stop()
  await second.postgres.stop()
  return [
    `With its server: ${before}`,
    `While the server is away: ${during}`,
    `When it is back, without any help: ${after}; ${wrong}; the service was started again ${service.ends()} times.`,
  ]
}

/** Saves items one after the other, and counts how each ended. */
async function tried(service: RestartedService, offices: readonly Office[], times = 10): Promise<string> {
  const answers = new Map<string, number>()
  for (let each = 0; each < times; each++) {
    const row = each % offices.length
    const [office, evidence] = [offices[row], progressOf(row).gaps[0]]
    if (office === undefined || evidence === undefined) throw new Error('There is no office to save anything')
    const answer = await saved(service, office, evidence)
    answers.set(answer, (answers.get(answer) ?? 0) + 1)
  }
  return [...answers].map(([answer, count]) => `${count} times “${answer}”`).join(', ')
}

async function saved(service: RestartedService, office: Office, evidence: EvidenceReference): Promise<string> {
  const action = saveItem({ port: service.port, office }, { evidence })
  try {
    await action.run()
    note(office, action)
    return 'saved'
  } catch (error) {
    await pause(300)
    const message = error instanceof Error ? error.message : String(error)
    return message.replaceAll(/\s+/g, ' ').trim()
  }
}

/** How many acknowledged texts are not stored, and how many integrity errors there are. */
async function wrongWith(owner: ConnectionUrl, offices: readonly Office[]): Promise<string> {
  const database = openDatabase({ connection: owner, connections: 1 })
  const { errors: integrityErrors } = await verify({ database }, [])
  let lost = 0
  for (const office of offices) {
    const { casefile } = await recordOf(database, office.code)
    const stored = new Map<string, string>(
      (casefile.planDraft?.items ?? []).map(({ item }) => [item.evidence, item.gap]),
    )
    for (const [evidence, gap] of office.gaps) if (stored.get(evidence) !== gap) lost += 1
  }
  await database.close()
  return `${lost} acknowledged texts lost, ${integrityErrors.length} integrity errors found by verify`
}

/** Uses up what is left of PostgreSQL's write-ahead log, for which it reserves 16 MB at a time. */
async function useUpLog(owner: ConnectionUrl): Promise<void> {
  const client = new pg.Client({ connectionString: owner })
  client.on('error', () => {})
  await client.connect()
  try {
    for (let each = 0; each < 40; each++)
      await client.query(`select pg_logical_emit_message(true, 'soak', repeat('x', 500000))`)
  } catch {
    // no room any more
  }
  await client.end().catch(() => {})
}

/** Writes into a file until the disk has not a byte left. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (let bytes = 1024 * 1024; bytes >= 1; bytes = bytes === 1 ? 0 : Math.floor(bytes / 16)) fillWith(file, bytes)
  } finally {
    closeSync(file)
  }
}

function fillWith(file: number, bytes: number): void {
  const content = Buffer.alloc(bytes)
  try {
    while (writeSync(file, content) === bytes);
  } catch {
    // full, by this much
  }
}

function leaveNothing(): void {
  for (const dataDir of [join(disk, 'data'), join(folder, 'server')]) {
    const postmaster = runningPostmaster(join(dataDir, 'postgres'))
    if (postmaster !== null) process.kill(postmaster, 'SIGKILL')
  }
  spawnSync('umount', ['--lazy', disk])
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

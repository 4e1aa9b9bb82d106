import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { startEmbedded } from '../src/store/embedded/embedded-postgres.ts'
import { runningPostmaster } from '../src/store/embedded/postmaster.ts'
import { runsTypescript } from './support/runs-typescript.ts'

type Environment = Readonly<Record<string, string>>

let dataDir: string
const running: ChildProcess[] = []

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dspt-start-'))
})

afterEach(async () => {
  const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null
  for (const service of running.splice(0)) if (isRunning(service)) await stop(service)
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
})

describe('the service', () => {
  test('prints its address, answers there, and stops cleanly with its database', async () => {
    const service = start()
    const address = await addressOf(service)
    assert.equal((await fetch(`${address}/register`)).status, 200)
    assert.equal(await stop(service), 0)
    assert.equal(runningPostmaster(join(dataDir, 'postgres')), null)
  })

  test('refuses in one sentence to start a second time on one data folder', async () => {
    await addressOf(start())
    const { code, said } = await refusalOf(start())
    assert.equal(code, 1)
    assert.match(said, /^Another service is running on the data folder [^\n]*\.\n$/)
  })

  test('refuses a data folder of an earlier build in one sentence, and starts anew on it after a reset', async () => {
    await givenDataOfAnEarlierBuild()
    const { code, said } = await refusalOf(start())
    assert.equal(code, 1)
    assert.match(said, /^This database was made by an earlier build [^\n]*npm run reset[^\n]*\.\n$/)
    assert.equal(runningPostmaster(join(dataDir, 'postgres')), null)
    const [reset] = await once(run('scripts/reset.ts', '--yes'), 'exit')
    assert.equal(reset, 0)
    await addressOf(start())
  })

  test('with DEMO_DATA=yes fills the demo with examples, and goes on after a kill at the next start', async () => {
    const killed = start({ DEMO_DATA: 'yes' })
    await pageWith(`${await addressOf(killed)}/demo`, /is being filled with examples: [1-9]\d* of/)
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    const again = start({ DEMO_DATA: 'yes' })
    await pageWith(`${await addressOf(again)}/demo`, /is filled with examples: 18 fictional organisations/)
    assert.equal(await stop(again), 0)
  })

  test('refuses settings that are wrong, all of them at once', async () => {
    const { code, said } = await refusalOf(start({ PORT: 'x', TODAY: 'tomorrow', HOST: '0.0.0.0' }))
    assert.equal(code, 1)
    assert.match(said, /PORT is “x”.*HOST is “0\.0\.0\.0”.*TODAY is “tomorrow”/s)
  })

  test('refuses to be a demo behind a proxy, with every reason and the settings to change', async () => {
    const { code, said } = await refusalOf(
      start({ PUBLIC_URL: 'https://plans.example.nhs.uk', TRUSTED_PROXIES: '127.0.0.1' }),
    )
    assert.equal(code, 1)
    assert.match(
      said,
      /PUBLIC_URL is “https:\/\/plans\.example\.nhs\.uk”.*DEMO_SIGN_IN=no.*TRUSTED_PROXIES.*DEMO_SIGN_IN=no/s,
    )
  })

  test('refuses an older Node in one sentence, even if settings are wrong too', async () => {
    const older = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.19.0'}})`
    const { code, said } = await refusalOf(start({ PORT: 'x', NODE_OPTIONS: `--import "${older}"` }))
    assert.equal(code, 1)
    assert.equal(said, 'The service needs Node 24 or later, and this is Node 20.19.0.\n')
  })
})

/** As the migrations before the baseline left it, as far as a start looks before it refuses. */
async function givenDataOfAnEarlierBuild(): Promise<void> {
  const embedded = await startEmbedded({ dataDir })
  assert.ok(embedded.started)
  const client = new pg.Client({ connectionString: embedded.postgres.owner })
  await client.connect()
  await client.query(`
    create schema dspt; create table dspt.letters (id uuid primary key);
    create table public.dspt_migrations (name text primary key, sha256 text not null, applied_at timestamptz default now());
    insert into public.dspt_migrations (name, sha256) values ('0001-casefiles.sql', repeat('0', 64))`)
  await client.end()
  await embedded.postgres.stop()
}

function start(settings: Environment = {}): ChildProcess {
  const service = spawned(['src/main.ts'], { PORT: '0', ...settings })
  running.push(service)
  return service
}

function run(script: string, ...options: readonly string[]): ChildProcess {
  return spawned([script, ...options])
}

function spawned(command: readonly string[], settings: Environment = {}): ChildProcess {
  const { PATH, TMPDIR = tmpdir() } = process.env
  const env = { PATH, TMPDIR, DATA_DIR: dataDir, ...settings }
  return spawn(process.execPath, [...runsTypescript, ...command], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  for await (const said of stdout ?? []) {
    const [, address] = /Open (\S+)/.exec(String(said)) ?? []
    if (address !== undefined) return address
  }
  throw new Error('The service ended before it printed its address')
}

/** Asks for the page again and again until it says this. */
async function pageWith(address: string, words: RegExp): Promise<void> {
  while (!words.test(await (await fetch(address)).text())) await setTimeout(100)
}

async function refusalOf(service: ChildProcess): Promise<{ readonly code: number | null; readonly said: string }> {
  const [said, [code]] = await Promise.all([service.stderr === null ? '' : text(service.stderr), once(service, 'exit')])
  return { code, said }
}

async function stop(service: ChildProcess): Promise<number | null> {
  service.kill('SIGINT')
  const [code] = await once(service, 'exit')
  return code
}

import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ConnectionUrl } from '../../src/store/database/connection.ts'
import { startOptions } from '../../test/support/start-arguments.ts'
import { beginsAt } from './evening.ts'

/** The built service in a process of its own, as it runs in production but for TLS. */
export type Service = {
  readonly port: number
  readonly pid: number
  /** Stops it as an operator would; gives its exit code. */
  readonly stop: () => Promise<number | null>
  /** How many lines of its log are errors, once it has stopped. */
  readonly errorsLogged: () => number
}

type Where = {
  readonly folder: string
  readonly databaseUrl: ConnectionUrl | null
  readonly nodeOptions?: readonly string[]
}

/** Starts it on the data folder in `folder`, or on a server that was given; it logs to a file there. */
export async function startService({ folder, databaseUrl, nodeOptions = [] }: Where): Promise<Service> {
  const project = join(import.meta.dirname, '../..')
  const clock = join(import.meta.dirname, 'clock.mjs')
  const log = join(folder, 'service.log')
  const logging = openSync(log, 'a')
  const child = spawn(
    process.execPath,
    [...nodeOptions, ...startOptions(), '--import', clock, join(project, 'dist/src/main.js')],
    { cwd: folder, env: environment(folder, databaseUrl), stdio: ['ignore', logging, 'inherit'] },
  )
  process.once('exit', () => child.kill('SIGKILL'))
  closeSync(logging)
  return {
    port: await portOf(child, log),
    pid: child.pid ?? 0,
    stop: () => stopped(child),
    errorsLogged: () => readFileSync(log, 'utf8').match(/^\{"level":[56]0,/gm)?.length ?? 0,
  }
}

function environment(folder: string, databaseUrl: ConnectionUrl | null) {
  return {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    PUBLIC_URL: 'https://plans.example.nhs.uk',
    TRUSTED_PROXIES: '127.0.0.1',
    SECRETS_KEY: randomBytes(32).toString('base64'),
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: databaseUrl ?? '',
    EVENING_BEGINS_AT: beginsAt,
  }
}

const startsWithinSeconds = 60

/** The port that the service names in its log once it answers. */
async function portOf(child: ChildProcess, log: string): Promise<number> {
  for (let tenth = 0; tenth < startsWithinSeconds * 10 && child.exitCode === null; tenth++) {
    const [, port] = /^Open http:\/\/\S+:(\d+)\s/m.exec(readFileSync(log, 'utf8')) ?? []
    if (port !== undefined) return Number(port)
    await pause(100)
  }
  throw new Error(`The service did not start: ${readFileSync(log, 'utf8').slice(-2000)}`)
}

async function stopped(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  return code
}

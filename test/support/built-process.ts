import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { ConnectionUrl } from '../../src/store/database/connection.ts'

/** The built service as one process of several on a database. */
export type BuiltProcess = {
  /** 0 for a worker. */
  readonly port: number
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>
  /** Stops it as an operator would; gives its exit code. */
  readonly stop: () => Promise<number | null>
}

type Where = {
  readonly database: ConnectionUrl
  /** Where emails go, as `smtp://…`. */
  readonly mail: string
  /** The folder of its data, and where the sources' build is if not in this project. */
  readonly dataDir: string
  readonly build?: string
}

const built = join(import.meta.dirname, '../../dist/src')

const clock = join(import.meta.dirname, '../../soak/deadline/clock.mjs')

/** The time at which their clocks begin: only the demo takes its day from a setting, and it does not start behind a proxy. */
export const processesBeginAt = '2021-09-19T09:00:00.000Z'

/** Starts a web process or a worker, and waits until it reports that it is ready. */
export async function startBuilt(kind: 'web' | 'worker', where: Where): Promise<BuiltProcess> {
  const child = spawn(process.execPath, ['--import', clock, join(where.build ?? built, 'main.js')], {
    env: {
      PATH: process.env.PATH,
      PROCESS: kind,
      PORT: '0',
      DATABASE_URL: where.database,
      DATA_DIR: where.dataDir,
      EVENING_BEGINS_AT: processesBeginAt,
      SMTP_URL: where.mail,
      MAIL_FROM: 'plans@example.nhs.uk',
      TRUSTED_PROXIES: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    const [code] = await exited
    return code
  }
  return {
    port: await portSaid(child.stdout),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

async function portSaid(stdout: AsyncIterable<Buffer>): Promise<number> {
  for await (const output of stdout) {
    if (String(output).includes('Working the queues')) return 0
    const [, port] = /Open http:\/\/[^:]+:(\d+)/.exec(String(output)) ?? []
    if (port !== undefined) return Number(port)
  }
  throw new Error('The process ended before it was ready: see above why')
}

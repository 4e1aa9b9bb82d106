import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runningPostmaster } from '../../src/store/embedded/postmaster.ts'
import { startOptions } from '../../test/support/start-arguments.ts'

export const victims = ['node', 'postgres', 'both'] as const
export type Victim = (typeof victims)[number]

/** The built service as a demo with its own PostgreSQL, started again whenever it ends, as systemd would. */
export type RestartedService = {
  readonly port: number
  /** Milliseconds from each end to the next answer. */
  readonly restarts: readonly number[]
  /** Kills it, its PostgreSQL, or both, as a power cut would; then waits until it answers again. */
  readonly kill: (victim: Victim) => Promise<void>
  readonly ready: () => Promise<void>
  /** How often it has ended, by itself or killed. */
  readonly ends: () => number
  /** Stops it for good, as an operator would; gives its exit code. */
  readonly stop: () => Promise<number | null>
}

type Where = { readonly folder: string; readonly environment: Readonly<Record<string, string>> }

export async function keepRunning({ folder, environment }: Where): Promise<RestartedService> {
  const port = await freePort()
  const log = createWriteStream(join(folder, 'service.log'), { flags: 'a' })
  const restarts: number[] = []
  let ends = 0
  let [isOver, child]: [boolean, ChildProcess] = [false, begin()]
  process.once('exit', () => child.kill('SIGKILL'))

  function begin(): ChildProcess {
    const begun = spawn(process.execPath, [...startOptions(), join(import.meta.dirname, '../../dist/src/main.js')], {
      cwd: folder,
      env: {
        PATH: process.env.PATH ?? '',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: join(folder, 'data'),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    begun.stdout?.pipe(log, { end: false })
    begun.stderr?.pipe(log, { end: false })
    begun.once('exit', () => setTimeout(beginAgain, 200))
    return begun
  }
  function beginAgain(): void {
    ends += 1
    if (!isOver) child = begin()
  }
  const ready = () => untilReady(port)
  await ready()
  return {
    port,
    restarts,
    ready,
    ends: () => ends,
    kill: async (victim) => {
      const from = Date.now()
      const postmaster = victim === 'node' ? null : runningPostmaster(join(folder, 'data/postgres'))
      if (victim !== 'postgres') child.kill('SIGKILL')
      if (postmaster !== null) process.kill(postmaster, 'SIGKILL')
      await pause(50)
      if (postmaster !== null) await untilReplaced(join(folder, 'data/postgres'), postmaster)
      await ready()
      restarts.push(Date.now() - from)
    },
    stop: async () => {
      isOver = true
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const [code] = await ended
      return code
    },
  }
}

const patience = 120_000

async function untilReady(port: number): Promise<void> {
  const from = Date.now()
  while (Date.now() - from < patience) {
    const isReady = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ status }) => status === 200,
      () => false,
    )
    if (isReady) return
    await pause(50)
  }
  throw new Error('The service did not come back within two minutes')
}

/** Waits for a new first process: the other processes of PostgreSQL live on for a moment after it was killed. */
async function untilReplaced(cluster: string, killed: number): Promise<void> {
  const from = Date.now()
  while (Date.now() - from < patience) {
    const now = runningPostmaster(cluster)
    if (now !== null && now !== killed) return
    await pause(50)
  }
  throw new Error('PostgreSQL did not come back within two minutes')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  return typeof address === 'object' && address !== null ? address.port : 0
}

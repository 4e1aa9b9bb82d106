import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runsTypescript } from '../../support/runs-typescript.ts'

/** The real service in a process of its own, as `npm start` runs it. */
export type RunningService = { readonly url: string; stop(): Promise<void> }

/** Starts it on a database, standing on a day: the built one where `SERVICE` names it, else straight from its sources. `settings` are those that differ. */
export async function startService(
  database: string,
  today: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dspt-journey-'))
  const program = process.env.SERVICE === undefined ? [...runsTypescript, 'src/main.ts'] : [process.env.SERVICE]
  const child = spawn(process.execPath, program, {
    env: {
      ...process.env,
      DATABASE_URL: database,
      DEMO_SIGN_IN: 'yes',
      PORT: '0',
      TODAY: today,
      DATA_DIR: dataDir,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  return {
    url: await addressSaid(child),
    stop: async () => {
      child.kill('SIGTERM')
      await exited
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
    },
  }
}

/** What it says of where it listens: it chose the port itself, so no other process can have it. What it says later is let go by. */
function addressSaid(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = ''
    child.stdout?.on('data', (said) => {
      heard += said
      const [, address] = /Open (http:\S+)\n/.exec(heard) ?? []
      if (address !== undefined) resolve(address)
    })
    child.once('exit', () => reject(new Error('The service ended before it listened: see what it says above')))
  })
}

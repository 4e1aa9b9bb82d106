import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The real service in a process of its own, as `npm start` runs it. */
export type RunningService = { readonly url: string; stop(): Promise<void> }

/** Starts it on a database, standing on a day: the built one where `SERVICE` names it, else straight from its sources. `settings` are those that differ. */
export async function startService(
  database: string,
  today: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dspt-journey-'))
  const port = await freePort()
  const program = process.env.SERVICE === undefined ? ['--import', 'tsx', 'src/main.ts'] : [process.env.SERVICE]
  const child = spawn(process.execPath, program, {
    env: {
      ...process.env,
      DATABASE_URL: database,
      DEMO_SIGN_IN: 'yes',
      PORT: String(port),
      TODAY: today,
      DATA_DIR: dataDir,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await listening(child)
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
    },
  }
}

/** Resolves when it has said where it listens. */
function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (said) => String(said).includes('Open ') && resolve())
    child.once('exit', () => reject(new Error('The service ended before it listened: see what it says above')))
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (typeof address !== 'object' || address === null) throw new Error('No port is free')
  return address.port
}

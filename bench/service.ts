import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConnectionUrl } from '../src/store/database/connection.ts'
import { startOptions } from '../test/support/start-arguments.ts'

/** The real service in a process of its own, on a database given to it. */
type Service = {
  readonly port: number
  /** Signs one of the demo's people in, by key; gives the cookies. */
  readonly signIn: (person: string) => Promise<string>
  /** How much memory the process uses now (Linux only; elsewhere null). */
  readonly residentMegabytes: () => number | null
  readonly stop: () => Promise<void>
}

/** Starts the service as `npm start` does, but from source and with 15 July 2021 as its day. */
export async function startService(database: ConnectionUrl): Promise<Service> {
  const child = spawn(process.execPath, [...startOptions(), 'dist/src/main.js'], {
    env: {
      ...process.env,
      DATABASE_URL: database,
      DEMO_SIGN_IN: 'yes',
      PORT: '0',
      TODAY: '2021-07-15',
      DATA_DIR: join(tmpdir(), 'dspt-bench'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill())
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const welcome = await Promise.race([
    new Promise<string>((resolve) => child.stdout.once('data', (output: Buffer) => resolve(output.toString('utf8')))),
    ended.then(() => Promise.reject(new Error('The service did not start'))),
  ])
  const port = Number(/:(\d+)\s/.exec(welcome)?.[1])
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return { port, signIn: (person) => signIn(port, person), residentMegabytes: () => residentOf(child.pid), stop }
}

async function signIn(port: number, person: string): Promise<string> {
  const address = `http://127.0.0.1:${port}/sign-in`
  const page = await fetch(address)
  const token = /name="_csrf" value="([^"]*)"/.exec(await page.text())?.[1] ?? ''
  const cookies = cookiesOf(page)
  const body = new URLSearchParams({ _csrf: token, person })
  const answer = await fetch(address, { method: 'POST', body, headers: { cookie: cookies }, redirect: 'manual' })
  if (answer.status !== 303) throw new Error(`Signing in answered ${answer.status}`)
  return [cookies, cookiesOf(answer)].join('; ')
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ')
}

function residentOf(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
}

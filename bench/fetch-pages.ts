import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One client with one connection kept open: `fetch` gives the text of a page, and throws unless it answers 200. */
export type Client = {
  readonly fetch: (port: number, path: string, cookie?: string) => Promise<string>
  readonly close: () => void
}

export function openClient(): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return { fetch: (port, path, cookie) => fetched(agent, port, path, cookie), close: () => agent.destroy() }
}

function fetched(agent: Agent, port: number, path: string, cookie = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get({ agent, port, host: '127.0.0.1', path, headers: { cookie } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(parts).toString('utf8'))
        else reject(new Error(`${path} answered ${response.statusCode}`))
      })
    })
    request.on('error', reject)
  })
}

/** A bare server that sends this page to every request, in a process of its own; gives its port and how to stop it. */
export async function startBareServer(page: string): Promise<{ readonly port: number; readonly stop: () => void }> {
  const file = join(mkdtempSync(join(tmpdir(), 'dspt-bench-')), 'page.html')
  writeFileSync(file, page)
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'bare-server.ts'), file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  return { port: await portOf(child), stop: () => child.stdin.end() }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(Number(new URL(line.toString('utf8')).port)))
    child.once('exit', () => reject(new Error('The bare server did not start')))
  })
}

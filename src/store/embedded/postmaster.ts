import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { Places } from './places.ts'
import { canReach } from './server-user.ts'

/** The command that a server on this cluster is started with; one left running with another is stopped, not taken over. */
export type ServerCommand = { readonly program: string; readonly args: readonly string[] }

export function commandFor(
  { cluster, socket, user }: Places,
  { postgres }: Binaries,
  settings: readonly string[],
): ServerCommand {
  const all = ['listen_addresses=', `unix_socket_directories=${socket}`, 'unix_socket_permissions=0700', ...settings]
  return { program: postgres, args: ['-D', nameOf(cluster, user), ...all.flatMap((setting) => ['-c', setting])] }
}

/** The folder's name for the user: where the user may not enter it by its path, one through the process itself (Linux only). */
export function nameOf(folder: string, user: Places['user']): string {
  if (canReach(user, folder)) return folder
  if (process.platform === 'linux') return '/proc/self/cwd'
  throw new Error(`${folder} is out of reach of the user that PostgreSQL runs as: set DATA_DIR to another folder`)
}

/**
 * Starts a server on the cluster, in a session of its own so that Ctrl-C reaches it only through this process. The
 * folder is entered as root before the user changes, so it may be one that only root may enter.
 */
export function startPostmaster({ cluster, log, user }: Places, { program, args }: ServerCommand): ChildProcess {
  const output = openSync(log, 'a', 0o600)
  const stdio: StdioOptions = ['ignore', output, output]
  const child = spawn(program, args, { cwd: cluster, env: { LC_ALL: 'C', TZ: 'UTC' }, stdio, detached: true, ...user })
  child.on('error', () => {}) // it never answers then, and the log or its absence tells
  child.unref()
  closeSync(output)
  return child
}

/** Whether the server that runs on the cluster was started with this very command. */
export function wasStartedWith(cluster: string, { program, args }: ServerCommand): boolean {
  const written = readFileSync(join(cluster, 'postmaster.opts'), 'utf8')
  return written.trim() === [program, ...args.map((arg) => `"${arg}"`)].join(' ')
}

/** The process that serves this cluster, started by this service or by one that was killed; null if there is none. */
export function runningPostmaster(cluster: string): number | null {
  const record = join(cluster, 'postmaster.pid')
  if (!existsSync(record)) return null
  const pid = Number.parseInt(readFileSync(record, 'utf8'), 10)
  return livesIn(pid, cluster) ? pid : null
}

/**
 * After a power cut another process may have the number in a lock file, and PostgreSQL would then not start. Removes
 * the lock files when no process works in the cluster.
 */
export function removeStaleLocks({ cluster, socket }: Places): void {
  const locks = [join(cluster, 'postmaster.pid'), join(socket, '.s.PGSQL.5432.lock')].filter((lock) => existsSync(lock))
  if (process.platform !== 'linux' || locks.length === 0) return
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  if (processes.some((pid) => livesIn(Number(pid), cluster))) return
  for (const lock of locks) rmSync(lock)
}

/** Asks for a fast shutdown, then for an immediate one, then ends it: nothing acknowledged is lost by any of them. */
export async function stopPostmaster(pid: number, cluster: string): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 10],
    ['SIGQUIT', 5],
    ['SIGKILL', 5],
  ] as const) {
    if (!livesIn(pid, cluster)) return
    signalTo(pid, signal)
    for (let waited = 0; waited < seconds * 1000 && livesIn(pid, cluster); waited += 10) await wait(10)
  }
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // it ended by itself this instant
  }
}

function livesIn(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === cluster
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

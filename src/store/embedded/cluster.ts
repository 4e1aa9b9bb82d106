import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Binaries } from './binaries.ts'
import type { Places } from './places.ts'
import { nameOf } from './postmaster.ts'

/** The owner of the database; the service itself never works as this role. */
export const ownerRole = 'dspt_owner'

const unfinished = 'initialising-'

/**
 * Makes the cluster if there is none: UTF-8, days and text sorted the same on every machine, sockets only. It is made
 * beside its folder and then moved there, so that an unfinished one is never taken for a whole one; of two starting
 * at once the first to finish wins.
 */
export async function ensureCluster(places: Places, { initdb }: Binaries, settings: readonly string[]): Promise<void> {
  if (isThere(places)) return ownByUser(places)
  const half = mkdtempSync(join(places.dataDir, unfinished))
  try {
    if (places.user !== null) chownSync(half, places.user.uid, places.user.gid)
    await run(initdb, ['-D', nameOf(half, places.user), ...form, ...settings], half, places.user)
    renameSync(half, places.cluster)
  } catch (error) {
    if (!isThere(places)) throw error
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

function isThere({ cluster }: Places): boolean {
  return existsSync(join(cluster, 'PG_VERSION'))
}

const form = [
  `--username=${ownerRole}`,
  '--auth=trust', // whoever may enter the socket's folder is us
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
]

/** Removes what interrupted starts left behind. Only the holder of the lock may: no other start can be under way. */
export function removeUnfinished({ dataDir }: Places): void {
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith(unfinished))) {
    rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}

/** A data folder that root has restored from a backup belongs to root, and PostgreSQL would not open it. */
function ownByUser({ cluster, user }: Places): void {
  if (user === null) return
  for (const name of ['.', ...readdirSync(cluster, { recursive: true, encoding: 'utf8' })]) {
    chownSync(join(cluster, name), user.uid, user.gid)
  }
}

async function run(program: string, args: readonly string[], cwd: string, user: Places['user']): Promise<void> {
  const child = spawn(program, args, {
    cwd,
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...user,
  })
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  const [complaint, code] = await Promise.all([text(child.stderr), ended])
  if (code !== 0) throw new Error(`The database could not be made in ${cwd}: ${complaint.trim()}`)
}

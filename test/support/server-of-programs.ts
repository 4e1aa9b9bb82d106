import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type ConnectionUrl, serviceRole, socketUrl } from '../../src/store/database/connection.ts'
import { ownerRole } from '../../src/store/embedded/cluster.ts'
import { type Places, placesIn } from '../../src/store/embedded/places.ts'
import { commandFor, nameOf, startPostmaster } from '../../src/store/embedded/postmaster.ts'

const settings = ['max_connections=100', 'timezone=UTC', 'jit=off', 'fsync=off', 'synchronous_commit=off']

/** Starts a PostgreSQL of the machine's own programs, any version from 15, on an empty folder; gives its owner's URL. */
export async function startServerOf(programs: string, dataDir: string): Promise<ConnectionUrl> {
  const places = placesIn(dataDir)
  makeCluster(places, join(programs, 'initdb'))
  const binaries = { initdb: join(programs, 'initdb'), postgres: join(programs, 'postgres') }
  startPostmaster(places, commandFor(places, binaries, settings))
  const owner = socketUrl(places.socket, ownerRole, 'postgres')
  await firstAnswer(owner, places)
  return owner
}

/** Version 15 has no built-in locale; that of the C library sorts in the same way. */
function makeCluster({ cluster, user }: Places, initdb: string): void {
  mkdirSync(cluster, { mode: 0o700 })
  if (user !== null) chownSync(cluster, user.uid, user.gid)
  const form = [`--username=${ownerRole}`, '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']
  const { status, stderr } = spawnSync(initdb, ['-D', nameOf(cluster, user), ...form], {
    cwd: cluster,
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
    encoding: 'utf8',
    ...user,
  })
  if (status !== 0) throw new Error(`The server could not be made: ${stderr}`)
}

async function firstAnswer(owner: ConnectionUrl, { log }: Places): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const client = new pg.Client({ connectionString: owner })
    try {
      await client.connect()
      await client.query(`create role ${serviceRole} login`)
      return
    } catch {
      await pause(50)
    } finally {
      await client.end().catch(() => {})
    }
  }
  throw new Error(`The server does not answer: see ${log}`)
}

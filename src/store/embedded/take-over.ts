import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { socketUrl } from '../database/connection.ts'
import { ownerRole } from './cluster.ts'
import { type Places, privateFolder } from './places.ts'
import {
  removeStaleLocks,
  runningPostmaster,
  type ServerCommand,
  startPostmaster,
  stopPostmaster,
  wasStartedWith,
} from './postmaster.ts'

/** A server that answers, and the connection whose lock makes this process the only service on it: it ends with us. */
export type HeldServer = { readonly postmaster: number; readonly lock: pg.Client }

const pause = 20 // milliseconds between two looks
const mostLooks = 15_000
const mostSilences = 300
const mostStarts = 10

/**
 * Takes over the server that runs on the cluster, or starts one; null when another service holds it. A server that a
 * killed service left behind goes on serving, unless it was started with another command or does not answer: then it
 * is stopped and a fresh one started. Throws when none can be started, with PostgreSQL's own last words.
 */
export async function takeOver(places: Places, command: ServerCommand): Promise<HeldServer | null> {
  const started: ChildProcess[] = []
  let silences = 0
  for (let look = 0; look < mostLooks; look++) {
    const answer = await connectAndLock(places)
    const postmaster = runningPostmaster(places.cluster)
    if (answer instanceof pg.Client) {
      if (!(await tryLock(answer))) return null
      if (postmaster !== null && wasStartedWith(places.cluster, command)) return { postmaster, lock: answer }
      await answer.end()
      if (postmaster !== null) await stopPostmaster(postmaster, places.cluster)
    } else if (postmaster === null) {
      await startUnlessStarting(started, places, command)
    } else if (answer === 'silent' && ++silences > mostSilences) {
      await stopPostmaster(postmaster, places.cluster)
    }
    await wait(pause)
  }
  throw new Error(`PostgreSQL does not answer in ${places.cluster}: see ${places.log}`)
}

/** Workers of a killed server may need a moment to notice it, and no new server starts before the last has gone. */
async function startUnlessStarting(started: ChildProcess[], places: Places, command: ServerCommand): Promise<void> {
  const last = started.at(-1)
  if (last !== undefined && last.exitCode === null && last.signalCode === null && last.pid !== undefined) return
  if (started.length === mostStarts) {
    throw new Error(`PostgreSQL does not start in ${places.cluster}: ${lastWords(places.log)}`)
  }
  if (last !== undefined) await wait(25 * pause)
  removeStaleLocks(places)
  privateFolder(places.socket, places.user) // one that stops takes its folder away, perhaps just now
  started.push(startPostmaster(places, command))
}

async function connectAndLock({ socket }: Places): Promise<pg.Client | 'not-yet' | 'silent'> {
  const connectionString = socketUrl(socket, ownerRole, 'postgres')
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 2000,
    application_name: 'the one service here',
  })
  client.on('error', () => {}) // whoever holds it listens for its end
  try {
    await client.connect()
    return client
  } catch (error) {
    return error instanceof pg.DatabaseError ? 'not-yet' : 'silent'
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    `select pg_try_advisory_lock(hashtext('dspt service')) as held`,
  )
  if (rows[0]?.held === true) return true
  await client.end()
  return false
}

function lastWords(log: string): string {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []
  return lines.findLast((line) => line.includes('FATAL')) ?? lines.at(-1) ?? 'it said nothing'
}

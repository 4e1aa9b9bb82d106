import { existsSync, renameSync, rmdirSync, statSync } from 'node:fs'
import pg from 'pg'
import { type ConnectionUrl, serviceRole, socketUrl } from '../database/connection.ts'
import { binariesFor } from './binaries.ts'
import { ensureCluster, ownerRole, removeUnfinished } from './cluster.ts'
import { type Places, placesIn } from './places.ts'
import { commandFor, runningPostmaster, type ServerCommand, stopPostmaster } from './postmaster.ts'
import { type HeldServer, takeOver } from './take-over.ts'

declare module 'pg' {
  interface Client {
    unref(): void
  }
}

/** A PostgreSQL of our own: `owner` may change the schema, `service` is what the service itself signs in as. */
type EmbeddedPostgres = {
  readonly owner: ConnectionUrl
  readonly service: ConnectionUrl
  stop(): Promise<void>
}

/** The server, or the sentence that says why this data folder cannot be served now. */
type Start =
  | { readonly started: true; readonly postgres: EmbeddedPostgres }
  | { readonly started: false; readonly because: string }

type Options = {
  readonly dataDir: string
  /** False for tests only: quicker, but a power cut may lose everything. */
  readonly durable?: boolean
  /** Called when the server ended and could not be restarted; nothing more can be served then. */
  readonly onLost?: (reason: Error) => void
}

const database = 'dspt'
const usual = [
  'max_connections=100',
  'shared_buffers=64MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
  'jit=off',
]
const hasty = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * Starts PostgreSQL on `dataDir`, reachable through a socket in a private folder and by no network, and restarts it if
 * it ends by itself. If this process is killed the server continues, and the next start takes it over. Refuses while
 * another service serves the same folder, and where the machine does not allow it.
 */
export async function startEmbedded(options: Options): Promise<Start> {
  try {
    return await start(options)
  } catch (error) {
    if (isOfTheMachine(error))
      return { started: false, because: `The embedded PostgreSQL cannot start: ${error.message}` }
    throw error
  }
}

/**
 * The same for a short command: where a service runs on the folder, the command uses its server, and `stop` leaves it
 * running.
 */
export async function visitEmbedded(options: Options): Promise<Start> {
  const started = await startEmbedded(options)
  if (started.started) return started
  const places = placesIn(options.dataDir)
  if (runningPostmaster(places.cluster) === null) return started
  return { started: true, postgres: { ...urlsOf(places), stop: async () => {} } }
}

function urlsOf({ socket }: Places): Pick<EmbeddedPostgres, 'owner' | 'service'> {
  return { owner: socketUrl(socket, ownerRole, database), service: socketUrl(socket, serviceRole, database) }
}

async function start({ dataDir, durable = true, onLost = fail }: Options): Promise<Start> {
  const places = placesIn(dataDir)
  const binaries = binariesFor(places.user, places.dataDir)
  await ensureCluster(places, binaries, durable ? [] : ['--no-sync'])
  const command = commandFor(places, binaries, durable ? usual : [...usual, ...hasty])
  keepLogSmall(places.log)
  const held = await takeOver(places, command)
  if (held === null) return { started: false, because: inUse(places) }
  removeUnfinished(places)
  await ensureDatabase(places)
  return { started: true, postgres: { ...urlsOf(places), stop: attend(held, places, command, onLost) } }
}

function inUse({ dataDir }: Places): string {
  return `Another service is running on the data folder ${dataDir}: stop it first, or set DATA_DIR to another folder.`
}

/** True for a file that may not be written, and for a sentence of our own that says what to do; false for our mistakes. */
function isOfTheMachine(error: unknown): error is Error {
  return error instanceof Error && (error.constructor === Error || 'syscall' in error)
}

/** Watches the server through the connection that holds the lock. Gives a function that stops both. */
function attend(
  first: HeldServer,
  places: Places,
  command: ServerCommand,
  onLost: (reason: Error) => void,
): () => Promise<void> {
  let stopping = false
  let held = Promise.resolve<HeldServer | null>(first)
  const watch = ({ lock }: HeldServer) => {
    lock.unref() // a lock alone is no reason for the process to live on
    lock.once('end', () => {
      if (!stopping) held = bringBack()
    })
  }
  const bringBack = async () => {
    const again = await takeOver(places, command).catch((reason: Error) => reason)
    if (again instanceof Error || again === null)
      onLost(again ?? new Error('Another service has taken the data folder'))
    else watch(again)
    return again instanceof Error ? null : again
  }
  watch(first)
  return async () => {
    stopping = true
    const last = await held
    if (last === null) return
    await stopPostmaster(last.postmaster, places.cluster)
    removeIfEmpty(places.socket)
  }
}

/** Another service may have begun to use it again. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // then it stays
  }
}

async function ensureDatabase({ socket }: Places): Promise<void> {
  const client = new pg.Client({ connectionString: socketUrl(socket, ownerRole, 'postgres') })
  await client.connect()
  try {
    const { rows } = await client.query(`select from pg_database where datname = '${database}'`)
    if (rows.length > 0) return
    await client.query(`drop role if exists ${serviceRole}; create role ${serviceRole} login`)
    await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}

const largestLog = 5_000_000

function keepLogSmall(log: string): void {
  if (existsSync(log) && statSync(log).size > largestLog) renameSync(log, `${log}.1`)
}

function fail(reason: Error): never {
  throw reason
}

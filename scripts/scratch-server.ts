// A PostgreSQL for a rehearsal, quick and forgetful: in a temporary folder that goes with it, or a server that is given.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type ConnectionUrl, serviceRole, withDatabase } from '../src/store/connection.ts'
import { startEmbedded } from '../src/store/embedded-postgres.ts'
import { migrate } from '../src/store/migrate.ts'

export type ScratchServer = {
  /** A migrated, empty database, as the service signs in to it; it is dropped by `drop`. */
  readonly database: (name: string) => Promise<{ readonly url: ConnectionUrl; readonly drop: () => Promise<void> }>
  readonly stop: () => Promise<void>
}

export async function startScratchServer(given: ConnectionUrl | undefined): Promise<ScratchServer> {
  const { owner, stop } = given === undefined ? await ownServer() : { owner: given, stop: async () => {} }
  return {
    stop,
    database: async (name) => {
      const called = `rehearsal_${process.pid}_${name}`
      await onServer(owner, `create database ${called}`)
      const ofOwner = withDatabase(owner, called)
      await migrate(ofOwner)
      return { url: asService(ofOwner), drop: () => onServer(owner, `drop database ${called} with (force)`) }
    },
  }
}

async function ownServer(): Promise<{ readonly owner: ConnectionUrl; readonly stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), `dspt-rehearsal-${process.pid}-`))
  chmodSync(dataDir, 0o755)
  const start = await startEmbedded({ dataDir, durable: false })
  if (!start.started) throw new Error(start.because)
  const { owner, stop } = start.postgres
  const stopAndRemove = async () => {
    await stop()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stopAndRemove().finally(() => process.exit(1)))
  }
  return { owner, stop: stopAndRemove }
}

async function onServer(url: ConnectionUrl, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function asService(url: ConnectionUrl): ConnectionUrl {
  const changed = new URL(url)
  changed.searchParams.set('user', serviceRole)
  return changed.href
}

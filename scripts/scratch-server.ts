// A PostgreSQL for a rehearsal, fast and not durable: in a temporary folder that is removed with it, or a given server.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type ConnectionUrl, serviceRole, withDatabase } from '../src/store/database/connection.ts'
import { migrate } from '../src/store/database/migrate.ts'
import { startEmbedded } from '../src/store/embedded/embedded-postgres.ts'
import { runningPostmaster } from '../src/store/embedded/postmaster.ts'

/** A migrated, empty database by the address that the service uses; `drop` removes it. */
export type ScratchDatabase = { readonly url: ConnectionUrl; readonly drop: () => Promise<void> }

/** Starts a server, or uses a given one. Gives a function that makes a database on it, by a name that is not in use. */
export async function startScratchServer(
  given: ConnectionUrl | undefined,
): Promise<(name: string) => Promise<ScratchDatabase>> {
  const owner = given ?? (await ownServer())
  return async (name) => {
    const databaseName = `rehearsal_${process.pid}_${name}`
    await onServer(owner, `create database ${databaseName}`)
    const ofOwner = withDatabase(owner, databaseName)
    await migrate(ofOwner)
    return { url: asService(ofOwner), drop: () => onServer(owner, `drop database ${databaseName} with (force)`) }
  }
}

/** Starts a server that is stopped and removed with this process, however that ends. */
async function ownServer(): Promise<ConnectionUrl> {
  const dataDir = mkdtempSync(join(tmpdir(), `dspt-rehearsal-${process.pid}-`))
  chmodSync(dataDir, 0o755)
  process.once('exit', () => remove(dataDir))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  const start = await startEmbedded({ dataDir, durable: false })
  if (!start.started) throw new Error(start.because)
  return start.postgres.owner
}

function remove(dataDir: string): void {
  const postmaster = runningPostmaster(join(dataDir, 'postgres'))
  if (postmaster !== null) process.kill(postmaster, 'SIGQUIT')
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
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

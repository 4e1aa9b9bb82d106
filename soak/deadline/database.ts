import { join } from 'node:path'
import pg from 'pg'
import { type ConnectionUrl, withDatabase } from '../../src/store/database/connection.ts'
import { runningPostmaster } from '../../src/store/embedded/postmaster.ts'
import { visiting } from '../visit.ts'

/** The database of the evening: the embedded PostgreSQL that the service starts itself, or on a given server. */
export type EveningDatabase = {
  /** The DATABASE_URL of the service; null if it starts its own. */
  readonly given: ConnectionUrl | null
  /** Runs some work in it, whether the service is running or not. */
  readonly use: <T>(work: (owner: ConnectionUrl) => Promise<T>) => Promise<T>
  /** The process id of the server’s first process; null if the server is not ours. */
  readonly postmaster: () => number | null
  readonly drop: () => Promise<void>
}

/** An empty database: in the folder, with every write flushed to the disk, or on the server. */
export async function eveningDatabase(folder: string, server: ConnectionUrl | undefined): Promise<EveningDatabase> {
  return server === undefined ? embedded(join(folder, 'data')) : onServer(server, `deadline_evening_${process.pid}`)
}

function embedded(dataDir: string): EveningDatabase {
  return {
    given: null,
    use: (work) => visiting(dataDir, work),
    postmaster: () => runningPostmaster(join(dataDir, 'postgres')),
    drop: async () => {}, // it goes with its folder
  }
}

async function onServer(server: ConnectionUrl, name: string): Promise<EveningDatabase> {
  await tell(server, `create database ${name}`)
  const given = withDatabase(server, name)
  return {
    given,
    use: (work) => work(given),
    postmaster: () => null,
    drop: () => tell(server, `drop database if exists ${name} with (force)`),
  }
}

async function tell(server: ConnectionUrl, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

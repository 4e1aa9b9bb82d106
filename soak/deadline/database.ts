import { join } from 'node:path'
import pg from 'pg'
import { type ConnectionUrl, withDatabase } from '../../src/store/database/connection.ts'
import { runningPostmaster } from '../../src/store/embedded/postmaster.ts'
import { visiting } from '../visit.ts'

/** Where the evening is kept: the embedded PostgreSQL that the service starts itself, or a server that is given. */
export type EveningDatabase = {
  /** What the service is given as DATABASE_URL; null: it starts its own. */
  readonly given: ConnectionUrl | null
  /** Does something in it, with the service running or not. */
  readonly use: <T>(work: (owner: ConnectionUrl) => Promise<T>) => Promise<T>
  /** The server’s first process; null where it is not ours. */
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

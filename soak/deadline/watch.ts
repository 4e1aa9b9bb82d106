import { loadavg } from 'node:os'
import pg from 'pg'
import type { ConnectionUrl } from '../../src/store/database/connection.ts'
import { type Use, useOf, useOfServer } from './processes.ts'

/** Service and database at one moment. `postgres` is null if the server is not on this machine. */
export type Sample = {
  readonly second: number
  readonly service: Use
  readonly postgres: Use | null
  readonly connections: number
  readonly load: readonly number[]
}

type Watched = { readonly service: number; readonly postmaster: number | null; readonly owner: ConnectionUrl }

const everySeconds = 15

/** Takes a sample at once, every 15 seconds while `work` goes on, and when it is over. */
export async function watched<T>(
  what: Watched,
  work: () => Promise<T>,
): Promise<{ result: T; samples: readonly Sample[] }> {
  const client = new pg.Client({ connectionString: what.owner })
  await client.connect()
  const began = performance.now()
  const samples: Sample[] = []
  const look = async () => void samples.push(await sample(what, client, (performance.now() - began) / 1000))
  await look()
  const timer = setInterval(() => void look(), everySeconds * 1000)
  const result = await work()
  clearInterval(timer)
  await look()
  await client.end()
  return { result, samples }
}

async function sample({ service, postmaster }: Watched, client: pg.Client, second: number): Promise<Sample> {
  const { rows } = await client.query<{ connections: number }>(
    `select count(*)::int - 1 as connections from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend'`,
  )
  return {
    second,
    service: useOf(service),
    postgres: postmaster === null ? null : useOfServer(postmaster),
    connections: rows[0]?.connections ?? 0,
    load: loadavg(),
  }
}

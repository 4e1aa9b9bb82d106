import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { OdsCode } from '../core/organisation.ts'
import { asService, type ConnectionUrl, serviceRole } from './connection.ts'
import type { Tables } from './tables.ts'
import { valueReaders } from './values.ts'

/** For whom a transaction runs: row security shows it the casefiles of these organisations, or all of them. */
export type Scope = {
  readonly national: boolean
  readonly organisations: readonly OdsCode[]
  /** Whose people see what closed into one of these alone as well (reading 7). */
  readonly heirs?: readonly OdsCode[]
  readonly person: string | null
}

/** Sees no casefile at all: for what is public and for signing in. */
export const nobody: Scope = { national: false, organisations: [], person: null }

export type Tx = Transaction<Tables>

/** The one way to the tables: there is no asking without saying for whom. */
export type Database = {
  /** For what belongs to no casefile (people, sessions, organisations, statuses): row security shows it no casefile at all. */
  readonly withoutScope: Kysely<Tables>
  /** Runs `work` in one transaction, kept if it returns and undone if it throws. A lost race is the caller's to try again. */
  inTransaction<T>(viewer: Scope, work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

type Options = {
  readonly connection: ConnectionUrl
  /** Connections kept at most, each one transaction at a time. */
  readonly connections?: number
  /** Told of a connection that was lost; the next transaction opens another. */
  readonly onLostConnection?: (error: Error) => void
}

/** Opens the database as the role `dspt_service`, whoever the URL signs in as. Connects when first used. */
export function openDatabase({ connection, connections = 10, onLostConnection = () => {} }: Options): Database {
  const pool = new pg.Pool({
    connectionString: asService(connection, 'improvement plans'),
    max: connections,
    connectionTimeoutMillis: 10_000,
    types: valueReaders,
  })
  surviveLostConnections(pool, onLostConnection)
  const tables = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    withoutScope: tables,
    inTransaction: (viewer, work) =>
      tables.transaction().execute(async (tx) => {
        await runFor(viewer, tx)
        return work(tx)
      }),
    close: () => tables.destroy(),
  }
}

/** The pool listens only while a connection idles; one lost in the middle of a transaction would end the process. */
function surviveLostConnections(pool: pg.Pool, onLostConnection: (error: Error) => void): void {
  pool.on('connect', (client) => client.on('error', onLostConnection))
  pool.on('error', () => {})
}

async function runFor({ national, organisations, heirs = [], person }: Scope, tx: Tx): Promise<void> {
  const { rows } = await sql<{ role: string }>`
    select set_config('dspt.national', ${national ? 'yes' : 'no'}, true),
           set_config('dspt.organisations', concat_ws(',', ${organisations.join(',')}::text${inheritedBy(heirs)}), true),
           set_config('dspt.person', ${person ?? ''}, true),
           current_user as role`.execute(tx)
  if (rows[0]?.role !== serviceRole) {
    throw new Error(
      `Connected as ${rows[0]?.role}, where row security may not hold: let nothing between us and PostgreSQL drop the connection's options`,
    )
  }
}

/** Part of the same question, so that no page waits for another. */
function inheritedBy(heirs: readonly OdsCode[]): RawBuilder<unknown> {
  if (heirs.length === 0) return sql``
  return sql`, (
    select string_agg(code, ',') from organisations
    where closed is not null and cardinality(successors) = 1 and successors[1] = any(${heirs})
  )`
}

import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { OdsCode, RegionCode } from '../../core/organisation.ts'
import { asService, type ConnectionUrl, prepareMarked, serviceRole } from './connection.ts'
import type { Tables } from './tables.ts'

/** The scope of a transaction: row security shows it the casefiles of these organisations, or all of them. */
export type Scope = {
  readonly national: boolean
  readonly organisations: readonly OdsCode[]
  /** Organisations whose people also see the casefiles of those that closed into them alone (interpretation 7). */
  readonly successors?: readonly OdsCode[]
  /** Regions whose organisations are shown too. */
  readonly regions?: readonly RegionCode[]
  /** Whether organisations are shown too of which a casefile was referred to the SRO or escalated. */
  readonly caseByCase?: boolean
  readonly person: string | null
}

/** Sees no casefile: for what is public and for signing in. */
export const publicScope: Scope = { national: false, organisations: [], person: null }

export type Tx = Transaction<Tables>

/** The only access to the tables: every transaction needs a scope. */
export type Database = {
  /** For what belongs to no casefile (people, sessions, organisations, statuses): row security shows it no casefile at all. */
  readonly withoutScope: Kysely<Tables>
  /** Runs `work` in one transaction, which is committed if it returns and undone if it throws. A lost race is the caller's to try again. */
  inTransaction<T>(viewer: Scope, work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Reads in one transaction that changes nothing and sees one state of the database, for as long as somebody reads on;
   * it ends when they stop, or have read too long: the next batch fails. A few at a time, on connections of their own: no
   * page waits for a slow download, so a page reads its lists with `inTransaction`. What is public has its own again.
   */
  read<T>(viewer: Scope, read: (tx: Tx) => AsyncIterable<T>): AsyncIterable<T>
  /** Throws where the database does not answer. */
  answers(): Promise<void>
  close(): Promise<void>
}

type Options = {
  readonly connection: ConnectionUrl
  /** The most connections, each with one transaction at a time. */
  readonly connections?: number
  /** The most milliseconds that one list is read for. */
  readonly longestRead?: number
  /** Called when a connection was lost; the next transaction opens another. */
  readonly onLostConnection?: (error: Error) => void
  /** Called with the text of each statement that was answered, `begin` and `commit` too: for counting them. */
  readonly onStatement?: (text: string) => void
}

/** Opens the database as the role `dspt_service`, whoever the URL signs in as. Connects when first used. */
export function openDatabase(options: Options): Database {
  const tables = openPool(options, 'improvement plans', options.connections ?? 10)
  const downloads = openPool(options, 'improvement plans, downloads', readersAtOnce.staff)
  const publicDownloads = openPool(options, 'improvement plans, public downloads', readersAtOnce.public)
  const pools = [publicDownloads, downloads, tables]
  return {
    withoutScope: tables,
    inTransaction: (viewer, work) =>
      tables.transaction().execute(async (tx) => {
        await setScope(viewer, tx)
        return work(tx)
      }),
    read: (viewer, read) =>
      readIn(isPublic(viewer) ? publicDownloads : downloads, viewer, read, options.longestRead ?? longestRead),
    answers: async () => {
      await sql`select 1`.execute(tables)
    },
    close: async () => {
      for (const pool of pools) await pool.destroy()
    },
  }
}

function openPool({ connection, onLostConnection = () => {}, onStatement }: Options, name: string, max: number) {
  const pool = new pg.Pool({
    connectionString: asService(connection, name),
    max,
    connectionTimeoutMillis: 10_000,
    types: valueReaders,
  })
  surviveLostConnections(pool, onLostConnection)
  pool.on('connect', prepareMarked)
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    ...(onStatement === undefined ? {} : { log: ({ query }) => onStatement(query.sql) }),
  })
}

/** How many may read a long list at the same time; further ones wait. What anybody may read holds up nobody's work. */
const readersAtOnce = { staff: 3, public: 2 }

/** Milliseconds: the whole register at 20 kB in a second. Who reads more slowly would keep others from reading. */
const longestRead = 5 * 60_000

function isPublic({ national, person }: Scope): boolean {
  return !national && person === null
}

async function* readIn<T>(
  tables: Kysely<Tables>,
  viewer: Scope,
  read: (tx: Tx) => AsyncIterable<T>,
  longest: number,
): AsyncGenerator<T, void, undefined> {
  const tx = await tables.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
  // Nothing was changed. Where the connection was lost, the read that failed says so.
  const end = async () => {
    if (!tx.isRolledBack) await tx.rollback().execute()
  }
  // The transaction ends under a reader who is too slow: their next batch fails.
  const tooLong = setTimeout(() => void end().catch(() => {}), longest)
  try {
    await setScope(viewer, tx)
    yield* read(tx)
  } finally {
    clearTimeout(tooLong)
    await end().catch(() => {})
  }
}

/** The pool listens only to idle connections; one lost in the middle of a transaction would end the process. */
function surviveLostConnections(pool: pg.Pool, onLostConnection: (error: Error) => void): void {
  pool.on('connect', (client) => client.on('error', onLostConnection))
  pool.on('error', () => {})
}

async function setScope(scope: Scope, tx: Tx): Promise<void> {
  const { national, organisations, successors = [], regions = [], caseByCase = false, person } = scope
  const referred = caseByCase && !national ? await codesReferredOrEscalated(tx) : []
  const codes = [...organisations, ...referred].join(',')
  const { rows } = await sql<{ role: string }>`
    select set_config('dspt.national', ${national ? 'yes' : 'no'}, true),
           set_config('dspt.organisations',
             concat_ws(',', nullif(${codes}, '')${succeededCodes(successors)}${codesInRegions(regions)}), true),
           set_config('dspt.person', ${person ?? ''}, true),
           current_user as role`.execute(tx)
  if (rows[0]?.role !== serviceRole) {
    throw new Error(
      `Connected as ${rows[0]?.role}, where row security may not hold: let nothing between us and PostgreSQL drop the connection's options`,
    )
  }
}

/** A part of the same query, so that no page waits for a second one. */
function succeededCodes(successors: readonly OdsCode[]): RawBuilder<unknown> {
  if (successors.length === 0) return sql``
  return sql`, (
    select string_agg(code, ',') from organisations
    where closed is not null and cardinality(successors) = 1 and successors[1] = any(${successors})
  )`
}

/** Another part of it. */
function codesInRegions(regions: readonly RegionCode[]): RawBuilder<unknown> {
  return regions.length === 0
    ? sql``
    : sql`, (select string_agg(code, ',') from organisations where region = any(${regions}))`
}

/** Looked up in the same transaction, which sees every casefile for as long as that takes. */
async function codesReferredOrEscalated(tx: Tx): Promise<readonly string[]> {
  await sql`select set_config('dspt.national', 'yes', true)`.execute(tx)
  const rows = await tx
    .selectFrom('casefiles')
    .select('organisation')
    .distinct()
    .where((where) => where.or([where('referred_to_sro', '=', true), where('escalated', '=', true)]))
    .execute()
  return rows.map(({ organisation }) => organisation)
}

const { builtins } = pg.types

/** How values are read: a day as its text, an instant as ISO text in UTC, a count as a number. The rest as `pg` reads it. */
const readers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMPTZ, isoInstant],
  [builtins.INT8, safeNumber],
])

/** Set on each connection, not on the whole process, so that other users of `pg` are not affected. */
export const valueReaders: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => readers.get(oid) ?? pg.types.getTypeParser(oid, format),
}

/** Milliseconds as JavaScript writes them, so that an instant reads back exactly as it was written and hashes the same. */
function isoInstant(text: string): string {
  return new Date(text).toISOString()
}

function safeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error(`${text} is too large for a number: select it as text`)
  return number
}

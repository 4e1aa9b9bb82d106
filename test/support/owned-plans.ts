import type { TestContext } from 'node:test'
import pg from 'pg'
import { openDatabase, publicScope } from '../../src/store/database/database.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import { loadReferenceData } from '../../src/store/reference/load.ts'
import { type OwnedDatabase, ownedDatabase } from './database.ts'

const hash = '0'.repeat(64)

/** The person in the rows below. */
export const erin = '11111111-1111-4111-8111-111111111111'

/** Rows in tables with and without row security, to be written by an administrator; their hashes are not real. */
export const record = `
  insert into dspt.people (id, name, email) values ('${erin}', 'Erin', 'erin@example.org');
  insert into dspt.people_events (person, type, by_name, on_day, recorded_at)
    select '${erin}', 'invited', 'Leah', '2021-06-01', now() from generate_series(1, 3);
  insert into dspt.casefiles (organisation, cycle, version, status, stage)
    select code, '2020-21', 1, 'not-published', 'x' from dspt.organisations limit 40;
  insert into dspt.casefile_events
    select organisation, cycle, 1, 'x', '{}', null, 'A', 'editor', '2021-06-01', '2021-06-01T09:00Z', '1', '${hash}', '${hash}'
    from dspt.casefiles;
  insert into dspt.outbox (dedupe_key, kind, to_name, to_email, subject, body, on_day, queued_at, message_id)
    values ('o', 'k', 'A', 'a@example.org', 's', 'b', '2021-06-01', now(), 'm')`

/** A database of an ordinary owner, which is removed with the test. */
export async function givenOwned(t: TestContext): Promise<OwnedDatabase> {
  const made = await ownedDatabase()
  t.after(() => made.close())
  return made
}

/** Does what the first start of the service does: makes our tables and fills in the public data. */
export async function started(made: OwnedDatabase): Promise<OwnedDatabase> {
  await migrate(made.connection)
  const database = openDatabase({ connection: made.connection, connections: 1 })
  await database.inTransaction(publicScope, loadReferenceData)
  await database.close()
  return made
}

/** For each table, whether row security is on and whether it applies to its owner. */
export function guarded(connection: string) {
  return ask(
    connection,
    `select relname, relrowsecurity, relforcerowsecurity from pg_class
    where relnamespace = 'dspt'::regnamespace and relkind = 'r' order by 1`,
  )
}

/** The roles that own anything of ours. */
export async function ownersIn({ administrator }: OwnedDatabase): Promise<readonly unknown[]> {
  const rows = await ask(
    administrator,
    `select distinct pg_get_userbyid(relowner) as owner from pg_class
    where relnamespace in ('dspt'::regnamespace, 'dspt_queues'::regnamespace) or oid = 'public.dspt_migrations'::regclass`,
  )
  return rows.map(({ owner }) => owner)
}

/** How many rows each table has, without row security. */
export async function rowCounts({ administrator }: OwnedDatabase): Promise<Readonly<Record<string, number>>> {
  const tables = await ask(
    administrator,
    `select relname as name from pg_class where relnamespace = 'dspt'::regnamespace and relkind = 'r'`,
  )
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from dspt.${name}`)
  const rows = await ask(administrator, counts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, rows }) => [String(name), Number(rows)]))
}

/** The rows that a statement gives. */
export async function ask(connection: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: connection })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement)
    return rows ?? []
  } finally {
    await client.end()
  }
}

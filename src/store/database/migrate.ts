import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { ConnectionUrl } from './connection.ts'
import { migrateQueues } from './queues.ts'
import { currentRole, ensureServiceRole } from './service-role.ts'

type Applied = { readonly name: string; readonly sha256: string }

type Migration = { readonly name: string; readonly text: string; readonly hash: string }

const folder = join(import.meta.dirname, '../migrations')

/**
 * Brings a database up to date: the role, each numbered file not yet applied in a transaction of its own, the queues.
 * `owner` must be able to create schemas. Several services may start at once: they wait for each other. Throws
 * `EarlierDatabase` where the applied files are not those of this build. `only` names the files to apply at most, so that
 * an older backup can be restored.
 */
export async function migrate(owner: ConnectionUrl, only: readonly string[] | null = null): Promise<void> {
  const client = new pg.Client({ connectionString: owner, application_name: 'improvement plans, migration' })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('dspt migrations'))`)
    await ensureServiceRole(client, await currentRole(client))
    for (const migration of await pending(client))
      if (only?.includes(migration.name) ?? true) await apply(client, migration)
    await migrateQueues(client)
  } finally {
    await client.end()
  }
}

/** The numbered files in their order. */
export function migrations(): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.toSorted().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, hash: createHash('sha256').update(text).digest('hex') }
  })
}

/** A database that this build cannot bring up to date. Its message is a sentence that says what to do. */
export class EarlierDatabase extends Error {
  override readonly name = 'EarlierDatabase'

  constructor() {
    super(
      'This database was made by an earlier build and cannot be used by this one: start with an empty one (npm run reset, or another DATA_DIR or DATABASE_URL).',
    )
  }
}

/**
 * Whether a database or backup in which these files were applied is of an earlier build with other files. One of a
 * newer build is not: it knows every file of this build as it is, and only has more of them.
 */
export function isOfEarlierBuild(applied: readonly Applied[]): boolean {
  const hashes = new Map(applied.map(({ name, sha256 }) => [name, sha256]))
  const names = new Set(migrations().map(({ name }) => name))
  const isChanged = migrations().some(({ name, hash }) => hashes.has(name) && hashes.get(name) !== hash)
  const isOurs = migrations().every(({ name }) => hashes.has(name))
  return isChanged || (!isOurs && applied.some(({ name }) => !names.has(name)))
}

async function pending(client: pg.Client): Promise<readonly Migration[]> {
  await client.query(`
    create table if not exists public.dspt_migrations (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`)
  const { rows } = await client.query<Applied>('select name, sha256 from public.dspt_migrations')
  if (isOfEarlierBuild(rows)) throw new EarlierDatabase()
  const applied = new Set(rows.map(({ name }) => name))
  return migrations().filter(({ name }) => !applied.has(name))
}

async function apply(client: pg.Client, { name, text, hash }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into public.dspt_migrations (name, sha256) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`${name} could not be applied, and nothing of it was kept`, { cause: error })
  }
}

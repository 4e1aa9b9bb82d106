import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { ConnectionUrl } from './connection.ts'
import { migrateQueues } from './queues.ts'
import { currentRole, ensureServiceRole } from './service-role.ts'

type Migration = { readonly name: string; readonly text: string; readonly hash: string }

const folder = join(import.meta.dirname, '../migrations')

/**
 * Brings a database up to date: the role, each numbered file not yet applied in a transaction of its own, the queues.
 * `owner` must be able to create schemas. Several services may start at once: they wait for each other. Throws when
 * a file that was applied has changed since, for the database would then be neither the old nor the new. `only` names
 * the files to go no further than, to put an older backup back.
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

async function pending(client: pg.Client): Promise<readonly Migration[]> {
  await client.query(`
    create table if not exists public.dspt_migrations (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`)
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from public.dspt_migrations',
  )
  const applied = new Map(rows.map(({ name, sha256 }) => [name, sha256]))
  const changed = migrations().find(({ name, hash }) => applied.has(name) && applied.get(name) !== hash)
  if (changed !== undefined) {
    throw new Error(`${changed.name} has changed since it was applied: put it back and write the change as a new file`)
  }
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

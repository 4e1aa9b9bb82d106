import { createWriteStream } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to } from 'pg-copy-streams'
import { fileOf, hashed, type KeptTable, type Manifest, manifestFile } from './backup-folder.ts'
import type { ConnectionUrl } from './connection.ts'
import { databaseFailure } from './database-failure.ts'
import { onOneConnection } from './one-connection.ts'
import { seeEverything } from './row-security.ts'

/** A whole backup, or why there is none. */
type BackedUp =
  | { readonly backedUp: true; readonly manifest: Manifest }
  | { readonly backedUp: false; readonly because: string }

/**
 * Writes every table into a folder, all as of one moment, while the service runs; over the protocol, so that no other
 * program is needed. `owner` owns the tables. The queue is not in it: a restore queues the unsent emails again.
 * Refuses where row security may hide anything, and gives the error of the database, the network or the disk.
 */
export async function backup(owner: ConnectionUrl, folder: string, takenAt: string): Promise<BackedUp> {
  try {
    const manifest = await onOneConnection(owner, 'backup', (client) => writeTables(client, folder, takenAt))
    return { backedUp: true, manifest }
  } catch (error) {
    const because = databaseFailure(error)
    if (because === null) throw error
    return { backedUp: false, because }
  }
}

async function writeTables(client: pg.Client, folder: string, takenAt: string): Promise<Manifest> {
  await client.query('begin isolation level repeatable read read only')
  const { rows } = await client.query<{ made: boolean }>(`select to_regnamespace('dspt') is not null as made`)
  if (rows[0]?.made !== true) throw new Error('This database holds no plans: the service has never started on it')
  await seeEverything(client)
  // It holds plans, addresses and hashes of sessions: only the operator may read it.
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // From the first table on, an older backup in the same folder is not a backup any more.
  await rm(join(folder, manifestFile), { force: true })
  const tables: KeptTable[] = []
  for (const name of await tablesInOrder(client)) tables.push(await writeTable(client, name, folder))
  const manifest = { format: 'dspt-backup-1', takenAt, ...(await aboutDatabase(client)), tables } as const
  // The manifest is written last, so that an interrupted backup is not taken for a whole one.
  await writeFile(join(folder, manifestFile), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 })
  return manifest
}

/** The tables of schema `dspt`, each after those it refers to. */
export async function tablesInOrder(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; refers_to: string[] }>(`
    select c.relname as name,
      array(select distinct r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and r.oid <> c.oid) as refers_to
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'dspt' and c.relkind = 'r' order by c.relname`)
  const ordered: string[] = []
  let waiting = rows
  while (waiting.length > 0) {
    const next = waiting.filter((row) => row.refers_to.every((table) => ordered.includes(table)))
    if (next.length === 0) throw new Error(`Tables refer to each other in a circle: ${waiting.map(({ name }) => name)}`)
    ordered.push(...next.map(({ name }) => name))
    waiting = waiting.filter((row) => !next.includes(row))
  }
  return ordered
}

async function writeTable(client: pg.Client, name: string, folder: string): Promise<KeptTable> {
  const hashing = hashed()
  const copy = client.query(to(`copy dspt.${name} to stdout`))
  const file = createWriteStream(join(folder, fileOf(name)), { mode: 0o600 })
  await pipeline(copy, hashing.through, createGzip(), file)
  return { name, rows: copy.rowCount, sha256: hashing.digest() }
}

async function aboutDatabase(client: pg.Client): Promise<Pick<Manifest, 'server' | 'migrations'>> {
  const { rows } = await client.query<{ server: string }>('show server_version')
  const applied = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from public.dspt_migrations order by name',
  )
  return { server: Object.values(rows[0] ?? {})[0] ?? '', migrations: applied.rows }
}

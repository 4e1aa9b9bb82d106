import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import type { ConnectionUrl } from './connection.ts'

/** What a backup holds: every table at one moment, and which migrations had been applied. */
export type Manifest = {
  readonly format: 'dspt-backup-1'
  readonly takenAt: string
  readonly server: string
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[]
  /** In an order in which they can be put back. */
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[]
}

export const manifestFile = 'manifest.json'

/**
 * Writes every table into a folder, all as of one moment, while the service runs; over the protocol, so that no other
 * program is needed. `owner` owns the tables. What is queued is not in it: it follows from letters that are not sent.
 */
export async function backup(owner: ConnectionUrl, folder: string, takenAt: string): Promise<Manifest> {
  // Plans, addresses and hashes of sessions: for the eyes of whoever runs this alone.
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const client = new pg.Client({ connectionString: owner, application_name: 'improvement plans, backup' })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await seeEverything(client)
    const tables: Manifest['tables'][number][] = []
    for (const name of await tablesInOrder(client)) tables.push(await writeTable(client, name, folder))
    const manifest = { format: 'dspt-backup-1', takenAt, ...(await aboutDatabase(client)), tables } as const
    // Last, so that a backup broken off is none.
    await writeFile(join(folder, manifestFile), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 })
    return manifest
  } finally {
    await client.end()
  }
}

/** Row security binds an owner too who is no superuser; what it hides would be missing without a word. */
export async function seeEverything(client: pg.Client): Promise<void> {
  await client.query(`select set_config('dspt.national', 'yes', true)`)
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

async function writeTable(client: pg.Client, name: string, folder: string): Promise<Manifest['tables'][number]> {
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const copy = client.query(to(`copy dspt.${name} to stdout`))
  await pipeline(copy, hashing, createGzip(), createWriteStream(join(folder, `${name}.copy.gz`), { mode: 0o600 }))
  return { name, rows: copy.rowCount, sha256: hash.digest('hex') }
}

async function aboutDatabase(client: pg.Client): Promise<Pick<Manifest, 'server' | 'migrations'>> {
  const { rows } = await client.query<{ server: string }>('show server_version')
  const applied = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from public.dspt_migrations order by name',
  )
  return { server: Object.values(rows[0] ?? {})[0] ?? '', migrations: applied.rows }
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { type Manifest, manifestFile, seeEverything } from './backup.ts'
import type { ConnectionUrl } from './connection.ts'
import { migrate, migrations } from './migrate.ts'

/** Why a backup was not put back; the database is as it was. */
export type NotRestored = { readonly restored: false; readonly because: string }

/**
 * Puts a backup into a database that holds no record yet, whole or not at all, and brings it up to date. Refuses a
 * database that is in use, a backup made by a newer build, and one whose files are not as they were written.
 */
export async function restore(
  owner: ConnectionUrl,
  folder: string,
): Promise<{ readonly restored: true; readonly manifest: Manifest } | NotRestored> {
  const manifest = await readManifest(folder)
  if (manifest === null) return no(`There is no whole backup in ${folder}.`)
  const unknown = manifest.migrations.find(
    (each) => !migrations().some(({ name, hash }) => name === each.name && hash === each.sha256),
  )
  if (unknown !== undefined) return no(`This backup was made by another build: ${unknown.name} is not known here.`)
  await migrate(
    owner,
    manifest.migrations.map(({ name }) => name),
  )
  const client = new pg.Client({ connectionString: owner, application_name: 'improvement plans, restore' })
  await client.connect()
  try {
    const because = await putBack(client, manifest, folder)
    if (because !== null) return no(because)
  } finally {
    await client.end()
  }
  await migrate(owner)
  return { restored: true, manifest }
}

async function putBack(client: pg.Client, manifest: Manifest, folder: string): Promise<string | null> {
  await client.query('begin')
  await seeEverything(client)
  const { rows } = await client.query('select from dspt.casefile_events union all select from dspt.people limit 1')
  if (rows.length > 0) return 'The database is in use: restore into an empty one.'
  for (const table of manifest.tables.toReversed()) await client.query(`delete from dspt.${table.name}`)
  for (const { name, sha256 } of manifest.tables) {
    const read = await readTable(client, name, folder).catch(() => null)
    if (read !== sha256) return `${name}.copy.gz is not as it was written. Nothing was kept.`
  }
  await client.query('commit')
  return null
}

async function readTable(client: pg.Client, name: string, folder: string): Promise<string> {
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const copy = client.query(from(`copy dspt.${name} from stdin`))
  await pipeline(createReadStream(join(folder, `${name}.copy.gz`)), createGunzip(), hashing, copy)
  return hash.digest('hex')
}

async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, manifestFile), 'utf8')) as Manifest
    return manifest.format === 'dspt-backup-1' ? manifest : null
  } catch {
    return null
  }
}

function no(because: string): NotRestored {
  return { restored: false, because }
}

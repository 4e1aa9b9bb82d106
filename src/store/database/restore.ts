import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { tablesInOrder } from './backup.ts'
import { fileOf, hashed, type KeptTable, type Manifest, readManifest, unpacked, whatChanged } from './backup-folder.ts'
import type { ConnectionUrl } from './connection.ts'
import { databaseFailure } from './database-failure.ts'
import { isOfEarlierBuild, migrate, migrations } from './migrate.ts'
import { onOneConnection } from './one-connection.ts'
import { liftRowSecurity, seeEverything } from './row-security.ts'
import { type WorkingOwner, workingOwner } from './working-owner.ts'

/** The role that the tables belong to now: the service signs in as it. */
type Restored = { readonly restored: true; readonly manifest: Manifest; readonly owner: string }

/** Why a backup was not restored, and what happened to the database. */
type NotRestored = { readonly restored: false; readonly because: string }

/**
 * Restores a backup into a database that holds no record yet, all of it or nothing, and brings it up to date. An
 * ordinary owner of the database may do it; what an administrator restores belongs to that owner. Refuses a database
 * that is in use, a backup made by a newer build or by an earlier one with other tables, and one whose files have
 * changed; gives the error of the database or the network where it failed.
 */
export async function restore(signIn: ConnectionUrl, folder: string): Promise<Restored | NotRestored> {
  const manifest = await readManifest(folder)
  if (manifest === null) return notRestored(`There is no whole backup in ${folder}.`)
  const foreign = whyForeign(manifest)
  if (foreign !== null) return notRestored(foreign)
  // Checked before the database is touched, so that no later failure is blamed on a file.
  const changed = await whatChanged(folder, manifest)
  if (changed !== null) return notRestored(`${changed} ${nothingKept}`)
  const owner = await sayingWhy(nothingKept, () => fill(signIn, manifest, folder))
  if ('restored' in owner) return owner
  return sayingWhy(
    'It was put back, but not brought up to date: the next start of the service does that.',
    async () => {
      await migrate(owner.url)
      return { restored: true, manifest, owner: owner.role }
    },
  )
}

/** Why a backup is not of this build's tables, as a sentence; else null. */
function whyForeign({ migrations: applied }: Manifest): string | null {
  if (isOfEarlierBuild(applied))
    return 'This backup was made by an earlier build and cannot be restored by this one: use the build that made it.'
  const unknown = applied.find(({ name }) => !migrations().some((each) => each.name === name))
  return unknown === undefined ? null : `This backup was made by a newer build: ${unknown.name} is not known here.`
}

const nothingKept = 'Nothing was kept.'
const inUse = 'The database is in use: restore into an empty one.'

async function fill(signIn: ConnectionUrl, manifest: Manifest, folder: string): Promise<WorkingOwner | NotRestored> {
  const owner = await onOneConnection(signIn, 'restore', (client) => workingOwner(client, signIn))
  const used = await onOneConnection(owner.url, 'restore', async (client) => {
    await client.query('begin')
    return isUsed(client)
  })
  if (used) return notRestored(inUse)
  await migrate(
    owner.url,
    manifest.migrations.map(({ name }) => name),
  )
  return onOneConnection(owner.url, 'restore', async (client) => {
    const because = await putBack(client, manifest, folder)
    if (because !== null) return notRestored(because)
    return sayingWhy(
      'Whether it was kept is not known: if so, another restore finds the database in use.',
      async () => {
        await client.query('commit')
        return owner
      },
    )
  })
}

/** Begins a transaction and does everything in it but the commit. Gives why not, as a sentence; null where it worked. */
async function putBack(client: pg.Client, manifest: Manifest, folder: string): Promise<string | null> {
  await client.query('begin')
  const tables = await tablesInOrder(client)
  await lock(client, tables)
  if (await isUsed(client)) return inUse
  const forceRowSecurity = await liftRowSecurity(client)
  const useTriggers = await restTriggers(client)
  const unlike = await whyUnlike(client, manifest, tables)
  if (unlike !== null) return unlike
  for (const name of tables.toReversed()) await client.query(`delete from dspt.${name}`)
  for (const table of manifest.tables) {
    const wrong = await readTable(client, table, folder)
    if (wrong !== null) return `${wrong} ${nothingKept}`
  }
  await continueNumbers(client)
  // Deferred checks run now: a table that still waits for one cannot be altered.
  await client.query('set constraints all immediate')
  await forceRowSecurity()
  await useTriggers()
  return null
}

/** The schema's own triggers rest, as what they would write is in the backup too; gives a function that ends that. */
async function restTriggers(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string; name: string }>(`
    select c.relname as table, t.tgname as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc f on f.oid = t.tgfoid
    where not t.tgisinternal and f.pronamespace = 'dspt'::regnamespace order by c.relname, t.tgname`)
  const turn = async (state: 'disable' | 'enable') => {
    for (const { table, name } of rows) await client.query(`alter table dspt.${table} ${state} trigger ${name}`)
  }
  await turn('disable')
  return () => turn('enable')
}

/** Keeps out a running service or another restore; a table that stays locked for ten seconds means one of them. */
async function lock(client: pg.Client, tables: readonly string[]): Promise<void> {
  await client.query(`set local lock_timeout = '10s'`)
  await client.query(`lock table ${tables.map((name) => `dspt.${name}`).join(', ')} in access exclusive mode`)
}

/** Whether there is a record, or a received email; what every start of the service loads does not count. */
async function isUsed(client: pg.Client): Promise<boolean> {
  await seeEverything(client)
  const { rows } = await client.query<{ name: string }>(`
    select relname as name from pg_class
    where relnamespace = to_regnamespace('dspt') and relname in ('casefile_events', 'people', 'received_mail')`)
  for (const { name } of rows) {
    const { rowCount } = await client.query(`select from dspt.${name} limit 1`)
    if (rowCount !== 0) return true
  }
  return false
}

async function whyUnlike(client: pg.Client, manifest: Manifest, tables: readonly string[]): Promise<string | null> {
  const applied = await client.query<{ name: string }>('select name from public.dspt_migrations order by name')
  const later = applied.rows.find(({ name }) => !manifest.migrations.some((each) => each.name === name))
  if (later !== undefined) return `The database is newer than the backup (${later.name}): restore into an empty one.`
  const missing = tables.filter((name) => !manifest.tables.some((each) => each.name === name))
  return missing.length === 0 ? null : `The backup is not whole: it names no ${missing.join(', ')}. ${nothingKept}`
}

async function readTable(client: pg.Client, { name, rows, sha256 }: KeptTable, folder: string): Promise<string | null> {
  const hashing = hashed()
  const copy = client.query(from(`copy dspt.${name} from stdin`))
  try {
    await pipeline(unpacked(folder, name), hashing.through, copy)
  } catch (error) {
    throw new Error(`${name} could not be put back`, { cause: error })
  }
  if (hashing.digest() !== sha256) return `${fileOf(name)} is not as it was written.`
  return copy.rowCount === rows ? null : `${name} has ${copy.rowCount} rows, where ${rows} were backed up.`
}

/** Continues the sequences after the restored rows, so that no number is given twice. */
async function continueNumbers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    select format('select setval(pg_get_serial_sequence(%L, %L), max(%I)) from dspt.%I having max(%I) is not null',
      'dspt.' || c.relname, a.attname, a.attname, c.relname, a.attname) as statement
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'dspt'::regnamespace and c.relkind = 'r' and a.attidentity <> ''`)
  for (const { statement } of rows) await client.query(statement)
}

async function sayingWhy<Done>(otherwise: string, work: () => Promise<Done>): Promise<Done | NotRestored> {
  try {
    return await work()
  } catch (error) {
    const because = databaseFailure(error)
    if (because === null) throw error
    return notRestored(`${because} ${otherwise}`)
  }
}

function notRestored(because: string): NotRestored {
  return { restored: false, because }
}

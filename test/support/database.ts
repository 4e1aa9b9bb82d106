import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { type ConnectionUrl, serviceRole, withDatabase } from '../../src/store/database/connection.ts'
import { openDatabase, publicScope } from '../../src/store/database/database.ts'
import { migrate, migrations } from '../../src/store/database/migrate.ts'
import { loadDemoOrganisations, loadReferenceData } from '../../src/store/reference/load.ts'
import { startThrowawayServer } from './throwaway-server.ts'

/** A database for one test, migrated and empty. */
export type TestDatabase = {
  /** For the role of the service, under row security. */
  readonly connection: ConnectionUrl
  /** For its owner, to write and read what the service may not. */
  readonly ownerConnection: ConnectionUrl
  close(): Promise<void>
}

/** What a fresh database holds: nothing, or every real and fictional organisation with its published statuses. */
type Contents = 'nothing' | 'organisations'

/** A fresh database, copied from a migrated template in a few tens of milliseconds. */
export async function testDatabase(contents: Contents = 'nothing'): Promise<TestDatabase> {
  const server = await testServer()
  const template = await templateOn(server, contents)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name} template ${template} strategy file_copy`)
  const ownerConnection = withDatabase(server, name)
  return {
    ownerConnection,
    connection: withUser(ownerConnection, serviceRole),
    close: () => onServer(server, `drop database ${name} with (force)`),
  }
}

/** An empty database that belongs to an ordinary role, which may act as the role of the service. */
export type OwnedDatabase = {
  readonly owner: string
  /** For its owner, who is no superuser and may not make roles. */
  readonly connection: ConnectionUrl
  /** For the superuser of the server. */
  readonly administrator: ConnectionUrl
  close(): Promise<void>
}

/** Makes a database as an administrator does on a server: it is empty, without our tables. */
export async function ownedDatabase(): Promise<OwnedDatabase> {
  const server = await testServer()
  const name = `owned_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create role ${name} login; grant ${serviceRole} to ${name}`)
  await onServer(server, `create database ${name} owner ${name}`)
  const administrator = withDatabase(server, name)
  return {
    owner: name,
    connection: withUser(administrator, name),
    administrator,
    close: async () => {
      await onServer(server, `drop database ${name} with (force)`)
      await onServer(server, `drop role ${name}`)
    },
  }
}

let server: Promise<ConnectionUrl> | undefined

/** The server of the test run (`TEST_SERVER`), else one that is started and stopped with this process. */
function testServer(): Promise<ConnectionUrl> {
  const given = process.env.TEST_SERVER
  server ??= given === undefined ? startThrowawayServer() : Promise.resolve(given)
  return server
}

const templates = new Map<Contents, Promise<string>>()

function templateOn(url: ConnectionUrl, contents: Contents): Promise<string> {
  const made = templates.get(contents) ?? makeTemplate(url, contents)
  templates.set(contents, made)
  return made
}

/** Makes one template for each state of the migrations: the first test process makes it and the others wait. */
async function makeTemplate(url: ConnectionUrl, contents: Contents): Promise<string> {
  const hashes = migrations().map(({ hash }) => hash)
  const hash = createHash('sha256').update(hashes.join()).digest('hex').slice(0, 16)
  const name = `template_${contents}_${hash}`
  await withClient(url, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('${name}'))`)
    const { rows } = await client.query(`select from pg_database where datname = '${name}'`)
    if (rows.length > 0) return
    await client.query(`create database ${name}_half`)
    await migrate(withDatabase(url, `${name}_half`))
    if (contents === 'organisations') await loadOrganisations(withDatabase(url, `${name}_half`))
    await client.query(`alter database ${name}_half rename to ${name}`)
  })
  return name
}

async function loadOrganisations(url: ConnectionUrl): Promise<void> {
  const database = openDatabase({ connection: withUser(url, serviceRole), connections: 1 })
  await database.inTransaction(publicScope, loadReferenceData)
  await database.inTransaction(publicScope, loadDemoOrganisations)
  await database.close()
}

function onServer(url: ConnectionUrl, statement: string): Promise<void> {
  return withClient(url, async (client) => {
    await client.query(statement)
  })
}

async function withClient(url: ConnectionUrl, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** The address of the same database for another user. */
export function withUser(url: ConnectionUrl, user: string): ConnectionUrl {
  const changed = new URL(url)
  changed.searchParams.set('user', user)
  return changed.href
}

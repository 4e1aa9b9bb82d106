import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'

/** Where a PostgreSQL database answers, as `postgres://…`; a Unix socket is named by `?host=/folder`. */
export type ConnectionUrl = string

/** The role that the service works as: it owns nothing, so row security applies to it. */
export const serviceRole = 'dspt_service'

/** Milliseconds after which the database itself gives up, so that one slow page does not hold up the others. */
const patience = { statement_timeout: 15_000, lock_timeout: 5_000, idle_in_transaction_session_timeout: 30_000 }

/** The database `database` behind a socket in `folder`, signed in as `user`. */
export function socketUrl(folder: string, user: string, database: string): ConnectionUrl {
  return withParameters(`postgres:///${database}`, { host: folder, user })
}

/** The same server and sign-in, another database. */
export function withDatabase(url: ConnectionUrl, database: string): ConnectionUrl {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/**
 * The same database, working as `dspt_service` with our time limits; `name` is what the server's own lists show.
 * Options already in the URL stay, but ours come last and win: no URL can take the role off again.
 */
export function asService(url: ConnectionUrl, name: string): ConnectionUrl {
  const ours = { role: serviceRole, search_path: 'dspt', timezone: 'UTC', ...patience }
  return withParameters(withSettings(url, ours), { application_name: name })
}

/** The same sign-in, working as another role that its user may take on. */
export function asRole(url: ConnectionUrl, role: string): ConnectionUrl {
  return withSettings(url, { role })
}

function withSettings(url: ConnectionUrl, settings: Readonly<Record<string, string | number>>): ConnectionUrl {
  const given = new URL(url).searchParams.get('options') ?? ''
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${String(value).replace(/[\\\s]/g, '\\$&')}`)
  return withParameters(url, { options: [given, ...ours].join(' ').trim() })
}

function withParameters(url: ConnectionUrl, parameters: Readonly<Record<string, string>>): ConnectionUrl {
  const changed = new URL(url)
  for (const [name, value] of Object.entries(parameters)) changed.searchParams.set(name, value)
  return changed.href
}

/**
 * A mark at the beginning of a statement: each connection parses and plans it once, under this name, instead of every
 * time. For the few that every page sends: planned under row security, a statement about six tables takes longer than
 * running it does. Give a name, of small letters and spaces, to one text only, and to no statement whose result's types
 * may ever change.
 */
export function prepared(name: string): RawBuilder<unknown> {
  return sql.raw(`/* prepared ${name} */`)
}

const marked = /^(?:select )?\/\* prepared ([a-z ]+) \*\//

/** Lets a connection prepare the statements that are marked. */
export function prepareMarked(client: pg.PoolClient): void {
  const send = client.query.bind(client) as (...sent: readonly unknown[]) => unknown
  client.query = ((text: unknown, ...others: readonly unknown[]) => {
    const name = typeof text === 'string' ? marked.exec(text)?.[1] : undefined
    return name === undefined ? send(text, ...others) : send({ name, text, values: others[0] })
  }) as typeof client.query
}

/** Where a PostgreSQL database answers, as `postgres://…`; a Unix socket is named by `?host=/folder`. */
export type ConnectionUrl = string

/** The role the service works as: it owns nothing, so that row security binds it. */
export const serviceRole = 'dspt_service'

/** Milliseconds after which the database itself gives up, so that one slow page cannot hold up the others. */
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
  const given = new URL(url).searchParams.get('options') ?? ''
  const session = { role: serviceRole, search_path: 'dspt', timezone: 'UTC', ...patience }
  const ours = Object.entries(session).map(([setting, value]) => `-c ${setting}=${value}`)
  return withParameters(url, { options: [given, ...ours].join(' ').trim(), application_name: name })
}

function withParameters(url: ConnectionUrl, parameters: Readonly<Record<string, string>>): ConnectionUrl {
  const changed = new URL(url)
  for (const [name, value] of Object.entries(parameters)) changed.searchParams.set(name, value)
  return changed.href
}

import pg from 'pg'
import { asRole, type ConnectionUrl } from './connection.ts'
import { currentRole, ensureServiceRole } from './service-role.ts'

/** The role that fills a database and will own its tables, and the URL that works as it. */
export type WorkingOwner = { readonly role: string; readonly url: ConnectionUrl }

/**
 * The signed-in role works as the owner of the plans or, where there are none yet, of the database, as far as it may:
 * what an administrator restores then belongs to the role that the service signs in as, not to the administrator.
 * Throws where the plans belong to a role that this one may not work as.
 */
export async function workingOwner(client: pg.Client, url: ConnectionUrl): Promise<WorkingOwner> {
  const [me, { owner, made }] = [await currentRole(client), await ownerOf(client)]
  if (owner === me) return { role: me, url }
  if (await mayWorkAs(client, owner)) {
    await ensureServiceRole(client, owner)
    return { role: owner, url: asRole(url, owner) }
  }
  if (made)
    throw new Error(`The tables here belong to the role ${owner}, and ${me} may not work as it. Sign in as ${owner}`)
  return { role: me, url }
}

async function ownerOf(client: pg.Client): Promise<{ readonly owner: string; readonly made: boolean }> {
  const { rows } = await client.query<{ owner: string; made: boolean }>(`
    select pg_get_userbyid(coalesce(n.nspowner, d.datdba)) as owner, n.oid is not null as made
    from pg_database d left join pg_namespace n on n.nspname = 'dspt'
    where d.datname = current_database()`)
  return rows[0] ?? { owner: '', made: false }
}

async function mayWorkAs(client: pg.Client, role: string): Promise<boolean> {
  try {
    await client.query(`set role ${pg.escapeIdentifier(role)}`)
    await client.query('reset role')
    return true
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') return false
    throw error
  }
}

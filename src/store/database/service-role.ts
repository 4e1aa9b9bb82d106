import pg from 'pg'
import { serviceRole } from './connection.ts'

/**
 * Makes `dspt_service` where it is missing and lets `owner` work as it. Roles belong to the whole server: another
 * database's migration, or its administrator, may have done both already. Throws an error that says what the
 * administrator has to do where this role may not.
 */
export async function ensureServiceRole(client: pg.Client, owner: string): Promise<void> {
  const grant = `grant ${serviceRole} to ${pg.escapeIdentifier(owner)}`
  await askingAdministrator(
    client,
    `create role ${serviceRole} nologin; ${grant}`,
    `
    do $$ begin
      if not exists (select from pg_roles where rolname = '${serviceRole}') then create role ${serviceRole} nologin; end if;
    exception when duplicate_object or unique_violation then null;
    end $$`,
  )
  await client.query(`
    do $$ begin
      ${grant};
    exception when insufficient_privilege then null;
    end $$`)
  await askingAdministrator(client, grant, `set role ${serviceRole}; reset role`)
}

async function askingAdministrator(client: pg.Client, remedy: string, statement: string): Promise<void> {
  try {
    await client.query(statement)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '42501') throw error
    throw new Error(`${error.message}: the service works as ${serviceRole}. As an administrator: ${remedy}`)
  }
}

/** The role that statements on this connection run as. */
export async function currentRole(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ role: string }>('select current_user as role')
  return rows[0]?.role ?? ''
}

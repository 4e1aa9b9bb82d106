import type pg from 'pg'
import { currentRole } from './service-role.ts'

/**
 * Lets this transaction see every row. Row security applies also to an owner who is no superuser, and hidden rows would
 * be missing silently, so this throws where it may hide any.
 */
export async function seeEverything(client: pg.Client): Promise<void> {
  await client.query(`select set_config('dspt.national', 'yes', true)`)
  const hidden: string[] = []
  for (const { name, proof } of await proofsOfSight(client)) {
    const { rows } = await client.query<{ whole: boolean | null }>(proof)
    if (rows[0]?.whole !== true) hidden.push(name)
  }
  if (hidden.length === 0) return
  const role = await currentRole(client)
  throw new Error(
    `Row security may hide rows of ${hidden.join(', ')} from ${role}: look at the policies of these tables`,
  )
}

/** A policy that lets through a row whose columns are all null lets every row through. */
async function proofsOfSight(client: pg.Client): Promise<readonly { readonly name: string; readonly proof: string }[]> {
  const { rows } = await client.query<{ name: string; proof: string }>(`
    select c.relname as name, format('select (%s) and (%s) as whole from (select (null::dspt.%I).*) as %I',
      coalesce(string_agg('(' || pg_get_expr(p.polqual, p.polrelid) || ')', ' or ') filter (where p.polpermissive), 'false'),
      coalesce(string_agg('(' || pg_get_expr(p.polqual, p.polrelid) || ')', ' and ') filter (where not p.polpermissive), 'true'),
      c.relname, c.relname) as proof
    from pg_class c left join pg_policy p on p.polrelid = c.oid and p.polcmd in ('*', 'r') and exists (
      select from unnest(p.polroles) role where case role when 0 then true else pg_has_role(role, 'usage') end)
    where c.relnamespace = to_regnamespace('dspt') and c.relkind = 'r' and row_security_active(c.oid)
    group by c.relname order by c.relname`)
  return rows
}

/**
 * Lifts row security from the owner for this transaction alone, because COPY fills no table under it; gives a function
 * that puts it back. Locks these tables until the transaction ends, so that nobody else sees them unprotected.
 */
export async function liftRowSecurity(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string }>(`
    select relname as name from pg_class
    where relnamespace = 'dspt'::regnamespace and relforcerowsecurity and row_security_active(oid) order by relname`)
  for (const { name } of rows) await client.query(`alter table dspt.${name} no force row level security`)
  return async () => {
    for (const { name } of rows) await client.query(`alter table dspt.${name} force row level security`)
  }
}

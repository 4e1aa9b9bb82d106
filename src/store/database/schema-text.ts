import type pg from 'pg'

/**
 * The schema `dspt` of a database as text, in the same order however it was made: the content of `schema.sql`, so that
 * a change of the schema shows in review. It is for reading; the migrations make databases.
 */
export async function schemaText(client: pg.Client): Promise<string> {
  const parts: string[] = []
  for (const query of [domains, functions, tables]) {
    const { rows } = await client.query<{ text: string }>(query)
    parts.push(...rows.map(({ text }) => text))
  }
  return `${[heading, ...parts].join('\n\n')}\n`
}

const heading = '-- Generated from the migrations, for reading: `WRITE_DOCS=1 npm test` writes it anew.'

const domains = `
  select format(E'create domain dspt.%s as %s%s;', t.typname, format_type(t.typbasetype, t.typtypmod),
    (select string_agg(' ' || pg_get_constraintdef(c.oid), '' order by c.conname) from pg_constraint c where c.contypid = t.oid)) as text
  from pg_type t where t.typnamespace = 'dspt'::regnamespace and t.typtype = 'd' order by t.typname`

const functions = `
  select rtrim(pg_get_functiondef(p.oid)) || ';' as text
  from pg_proc p where p.pronamespace = 'dspt'::regnamespace order by p.proname, p.oid`

/** Each whole table: columns, constraints, then what belongs to it. */
const tables = `
  select concat_ws(E'\\n',
    format('create table dspt.%s (', c.relname),
    (select string_agg('  ' || line, E',\\n' order by place, line) from (
      select a.attnum as place, concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attgenerated = 's' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
             when d.adbin is not null then 'default ' || pg_get_expr(d.adbin, d.adrelid) end,
        case when a.attnotnull then 'not null' end) as line
      from pg_attribute a left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      union all
      select 1000, pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'
    ) lines),
    ');',
    (select string_agg(pg_get_indexdef(i.indexrelid) || ';', E'\\n' order by pg_get_indexdef(i.indexrelid)) from pg_index i
      where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = c.oid)),
    case when c.relrowsecurity then format('alter table dspt.%s enable row level security;', c.relname) end,
    case when c.relforcerowsecurity then format('alter table dspt.%s force row level security;', c.relname) end,
    (select string_agg(format('create policy %s on dspt.%s for %s%s%s;', polname, c.relname,
        case polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
        ' using (' || pg_get_expr(polqual, polrelid) || ')', ' with check (' || pg_get_expr(polwithcheck, polrelid) || ')'), E'\\n' order by polname)
      from pg_policy where polrelid = c.oid),
    (select string_agg(pg_get_triggerdef(t.oid) || ';', E'\\n' order by tgname) from pg_trigger t
      where t.tgrelid = c.oid and not t.tgisinternal),
    (select format('grant %s on dspt.%s to dspt_service;', string_agg(lower(privilege_type), ', ' order by privilege_type), c.relname)
      from aclexplode(c.relacl) where grantee = 'dspt_service'::regrole),
    (select string_agg(format('comment on %s is %L;', coalesce('column dspt.' || c.relname || '.' || a.attname, 'table dspt.' || c.relname), o.description), E'\\n' order by o.objsubid)
      from pg_description o left join pg_attribute a on a.attrelid = c.oid and a.attnum = o.objsubid and o.objsubid > 0
      where o.objoid = c.oid and o.classoid = 'pg_class'::regclass)
  ) as text
  from pg_class c where c.relnamespace = 'dspt'::regnamespace and c.relkind in ('r', 'p', 'v') order by c.relname`

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { sha256 } from '../record/chain.ts'

type Loaded = 'loaded' | 'already-there'

/**
 * The real organisations and regions, and the statuses seen in published registers (S8), as observations of their
 * day. May run at every start: what has been loaded once is not loaded again until the files change.
 */
export function loadReferenceData(tx: Tx): Promise<Loaded> {
  const [regions, organisations] = [text('regions'), text('organisations')]
  const [registers, statuses] = [text('registers'), text('statuses')]
  return onceFor(tx, 'reference data', regions + organisations + registers + statuses, async () => {
    await addRegions(tx, rowsOf(regions))
    await putOrganisations(tx, rowsOf(organisations), false)
    await addStatuses(tx, rowsOf(statuses), rowsOf(registers))
  })
}

/** The organisations and regions alone, for a rehearsal, which has to reach the statuses by itself. */
export function loadOrganisations(tx: Tx): Promise<Loaded> {
  const [regions, organisations] = [text('regions'), text('organisations')]
  return onceFor(tx, 'organisations', regions + organisations, async () => {
    await addRegions(tx, rowsOf(regions))
    await putOrganisations(tx, rowsOf(organisations), false)
  })
}

/** Interpretation 9: the fictional organisations of the demo. The regions must be loaded before. */
export function loadDemoOrganisations(tx: Tx): Promise<Loaded> {
  const organisations = text('demo-organisations')
  return onceFor(tx, 'demo organisations', organisations, () => putOrganisations(tx, rowsOf(organisations), true))
}

async function onceFor(tx: Tx, name: string, content: string, load: () => Promise<void>): Promise<Loaded> {
  const hash = sha256(content)
  const before = await tx.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
  if (before?.value === hash) return 'already-there'
  await load()
  await tx
    .insertInto('settings')
    .values({ name, value: hash })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: hash }))
    .execute()
  return 'loaded'
}

/** A region's name does not change: one that is there stays. */
async function addRegions(tx: Tx, rows: readonly unknown[]): Promise<void> {
  await sql`
    insert into regions (code, name)
    select code, name from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (code text, name text)
    on conflict do nothing
  `.execute(tx)
}

/** Changed files do not undo a closing that the lead recorded. */
async function putOrganisations(tx: Tx, rows: readonly unknown[], demo: boolean): Promise<void> {
  await sql`
    insert into organisations (code, name, type, region, opened, closed, successors, register_cycles, demo)
    select code, name, type, nullif(region, ''), nullif(opened, '')::date, nullif(closed, '')::date,
      string_to_array(successors, ' '), string_to_array(cycles, ' '), ${demo}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (
      code text, name text, type text, region text, opened text, closed text, successors text, cycles text
    )
    on conflict (code) do update set (name, type, region, opened, register_cycles, demo) = (
      excluded.name, excluded.type, excluded.region, excluded.opened, excluded.register_cycles, excluded.demo
    ), (closed, successors) = (
      select case when is_recorded then organisations.closed else excluded.closed end,
        case when is_recorded then organisations.successors else excluded.successors end
      from (select exists (
        select from successions where successions.organisation = organisations.code
      ) as is_recorded) lead
    )
  `.execute(tx)
}

/** An observation of a day stays as it is: an existing row is not changed. */
async function addStatuses(tx: Tx, rows: readonly unknown[], registers: readonly unknown[]): Promise<void> {
  await sql`
    insert into statuses (organisation, cycle, from_day, sequence, status, published_on, basis, source)
    select organisation, cycle, observed, 1, status, nullif(published, '')::date, 'observed',
      source || case inherited when 'yes' then ', which shows its successor’s status' else '' end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (
      observed date, cycle text, organisation text, status text, published text, inherited text
    )
    join jsonb_to_recordset(${JSON.stringify(registers)}::jsonb) as register (observed date, cycle text, source text)
      using (observed, cycle)
    on conflict do nothing
  `.execute(tx)
}

function text(name: string): string {
  return readFileSync(new URL(`./${name}.csv`, import.meta.url), 'utf8')
}

function rowsOf(csv: string): readonly unknown[] {
  return parse(csv, { columns: true })
}

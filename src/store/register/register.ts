import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { type OdsCode, type OrganisationType, type RegionCode, regionNames } from '../../core/organisation.ts'
import type { RegisterType } from '../../core/register/choices.ts'
import type { RegisterEntry, ShownStatus, StatusRecord } from '../../core/register/publication.ts'
import { type RegisterQuery, searchWords } from '../../core/register/register-query.ts'
import type { TotalsCell } from '../../core/register/totals.ts'
import { mapBatches } from '../../core/table.ts'
import { batchesOf, type Part } from '../database/batches.ts'
import type { Tx } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'

type EntryRow = Omit<RegisterEntry, 'cycle' | 'regionName'> & { readonly region: RegionCode | null }

/** The organisations that a query finds, by name; where it names a code, that one first. */
export async function registerEntries(
  tx: Tx,
  query: RegisterQuery,
  { limit, offset }: Part,
): Promise<readonly RegisterEntry[]> {
  const page = sql<EntryRow>`${entriesFound(query)} limit ${limit} offset ${offset}`
  return (await page.execute(tx)).rows.map((row) => entryIn(query.cycle, row))
}

/** The same without pages, in batches. */
export function allRegisterEntries(tx: Tx, query: RegisterQuery): AsyncIterable<readonly RegisterEntry[]> {
  return mapBatches(batchesOf(tx, entriesFound(query)), (row) => entryIn(query.cycle, row))
}

function entriesFound(query: RegisterQuery): RawBuilder<EntryRow> {
  return sql<EntryRow>`
    select o.code, o.name, o.type, o.region, o.closed, o.successors
    from organisations o ${query.status === null ? sql`` : joinStatus(query)}
    where ${isFound(query)} ${query.status === null ? sql`` : sql`and ${shownStatus} = ${query.status}`}
    order by ${codeFirst(query.search)} o.search_text`
}

/** How many organisations of each type and region show each status, whatever status the query names. */
export async function registerCells(tx: Tx, query: RegisterQuery): Promise<readonly TotalsCell[]> {
  const { rows } = await sql<TotalsCell>`
    select o.type, o.region, ${shownStatus} as shown, count(*) as count
    from organisations o ${joinStatus(query)}
    where ${isFound(query)}
    group by 1, 2, 3
  `.execute(tx)
  return rows
}

/** A status record with the cycle it belongs to. */
type CycleStatus = StatusRecord & { readonly cycle: CycleName }

/** All status records of these organisations, by organisation. */
export async function statusRecords(
  db: Kysely<Tables>,
  codes: readonly OdsCode[],
): Promise<ReadonlyMap<OdsCode, readonly CycleStatus[]>> {
  const { rows } = await sql<CycleStatus & { readonly organisation: OdsCode }>`
    select organisation, cycle, from_day as "from", basis, sequence, status, published_on as "publishedOn"
    from statuses
    where organisation = any(${codes}::text[])
  `.execute(db)
  const records = new Map<OdsCode, CycleStatus[]>(codes.map((code) => [code, []]))
  for (const { organisation, ...record } of rows) records.get(organisation)?.push(record)
  return records
}

/** The cycles in whose register the organisation is listed on a day, with its entry; empty for a demo organisation. */
export async function entriesOf(
  db: Kysely<Tables>,
  codes: readonly OdsCode[],
  on: Day,
): Promise<readonly RegisterEntry[]> {
  const { rows } = await sql<EntryRow & { readonly cycle: CycleName }>`
    select o.code, o.name, o.type, o.region, o.closed, o.successors, listed.cycle
    from organisations o
    cross join lateral (
      select unnest(o.register_cycles) as cycle
      union select s.cycle from statuses s where s.organisation = o.code and s.from_day <= ${on}
    ) listed
    where o.code = any(${codes}::text[]) and not o.demo
    order by o.search_text, listed.cycle desc
  `.execute(db)
  return rows.map((row) => entryIn(row.cycle, row))
}

function entryIn(cycle: CycleName, { region, ...row }: EntryRow): RegisterEntry {
  return { ...row, cycle, regionName: region === null ? null : regionNames[region] }
}

/** Interpretation 9: demo organisations are left out. An organisation that publishes here is listed, expected in that cycle or not. */
function isFound({ search, type, region, cycle, on }: RegisterQuery): RawBuilder<boolean> {
  const listed = sql`(${cycle} = any(o.register_cycles) or exists (
    select from statuses s where s.organisation = o.code and s.cycle = ${cycle} and s.from_day <= ${on}
  ))`
  const conditions = [
    sql`not o.demo`,
    listed,
    ...wordsIn(sql`o.search_text`, search),
    ...(type === null ? [] : [sql`o.type = any(${typesOf(type)}::text[])`]),
    ...(region === null ? [] : [region === 'none' ? sql`o.region is null` : sql`o.region = ${region}`]),
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** The same as `publicationOn` shows, for filtering and counting: a decision sorts before an observation of its day. */
function joinStatus({ cycle, on }: RegisterQuery): RawBuilder<unknown> {
  return sql`
    left join (
      select distinct on (organisation) organisation, status from statuses
      where cycle = ${cycle} and from_day <= ${on}
      order by organisation, from_day desc, basis, sequence desc
    ) latest on latest.organisation = o.code
    left join (
      select distinct organisation from statuses
      where cycle = ${cycle} and from_day > ${on} and published_on <= ${on}
    ) published on published.organisation = o.code`
}

const shownStatus = sql<ShownStatus>`coalesce(
  latest.status, case when published.organisation is null then 'not-known' else 'published' end
)`

function codeFirst(search: string): RawBuilder<unknown> {
  return search === '' ? sql`` : sql`o.code = ${search.toUpperCase()} desc,`
}

/** The types of organisation that a choice in a filter names. */
export function typesOf(type: RegisterType): readonly OrganisationType[] {
  return type === 'trust' ? ['nhs-trust', 'foundation-trust'] : [type]
}

/** One condition for each word of a search: the column has it. */
export function wordsIn(column: RawBuilder<unknown>, search: string): readonly RawBuilder<boolean>[] {
  return searchWords(search).map((word) => sql<boolean>`${column} like ${containing(word)}`)
}

/** The pattern of whatever contains this text. What a person types is text, never a pattern. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}

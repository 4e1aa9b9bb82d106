import { sql } from 'kysely'
import pg from 'pg'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { tablesInOrder } from '../database/backup.ts'
import type { ConnectionUrl } from '../database/connection.ts'
import type { Tx } from '../database/database.ts'
import { seeEverything } from '../database/row-security.ts'
import type { Head } from './anchors.ts'

type Old = { readonly before: string; readonly now: string; readonly atMost: number }

/**
 * Removes text, name and address from emails that were sent before an instant, or queued before it and withdrawn. That
 * they were sent stays recorded, and the dedupe key still prevents a second one. Gives how many.
 */
export async function emptyOldEmails(tx: Tx, { before, now, atMost }: Old): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update outbox set removed_at = ${now}, to_person = null, to_name = 'Removed',
      to_email = id || '@removed.invalid', subject = 'Removed: its time was over', body = '', last_error = null
    where id in (select id from outbox where coalesce(sent_at, queued_at) < ${before} and state in ('sent', 'withdrawn')
      and removed_at is null order by queued_at limit ${atMost})
    returning id`.execute(tx)
  const ids = rows.map(({ id }) => id)
  await sql`
    update pending_reminders set to_person = null, to_name = 'Removed', to_email = email || '@removed.invalid'
    where email = any(${ids}::uuid[])`.execute(tx)
  return ids.length
}

/** Removes sender, subject and the message itself from mail that was handled before an instant. Gives how many. */
export async function emptyOldMail(tx: Tx, { before, now, atMost }: Old): Promise<number> {
  const { numAffectedRows } = await sql`
    update received_mail set removed_at = ${now}, source = null, from_name = 'Removed',
      from_email = id || '@removed.invalid', subject = 'Removed: its time was over', note = ''
    where id in (select id from received_mail where handled_at < ${before} and removed_at is null
      order by handled_at limit ${atMost})`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** A casefile that was removed because its time was over: its last version, and the hash of its last event. */
export type RemovedCasefile = {
  readonly organisation: OdsCode
  readonly cycle: CycleName
  readonly version: number
  readonly hash: string
  /** An instant. */
  readonly removedAt: string
  /** Whether nothing is there of it now but what was recorded after its removal. */
  readonly isGone: boolean
}

/** Removed casefiles after one, by organisation and cycle: every removal of the next `casefiles` casefiles. */
export async function removedCasefilesAfter(
  tx: Tx,
  after: Pick<RemovedCasefile, 'organisation' | 'cycle'> | null,
  casefiles: number,
): Promise<readonly RemovedCasefile[]> {
  const { rows } = await sql<RemovedCasefile>`
    select r.organisation, r.cycle, r.version, r.hash, r.removed_at as "removedAt",
      c.organisation is null or coalesce(first.recorded_at > r.removed_at, false) as "isGone"
    from removed_casefiles r
    left join casefiles c on c.organisation = r.organisation and c.cycle = r.cycle
    left join lateral (
      select recorded_at from casefile_events e where e.organisation = c.organisation and e.cycle = c.cycle
      order by e.version limit 1
    ) first on true
    where (r.organisation, r.cycle) in (
      select distinct organisation, cycle from removed_casefiles
      where (organisation, cycle) > (${after?.organisation ?? ''}, ${after?.cycle ?? ''})
      order by organisation, cycle limit ${casefiles})
    order by r.organisation, r.cycle, r.version`.execute(tx)
  return rows
}

/** For each head whether its casefile was ever removed. */
export async function isAnyRemoved(tx: Tx, heads: readonly Head[]): Promise<readonly boolean[]> {
  const { rows } = await sql<{ removed: boolean }>`
    select exists (select from removed_casefiles r where r.organisation = head.organisation and r.cycle = head.cycle) as removed
    from unnest(${heads.map(([cycle]) => cycle)}::text[], ${heads.map(([, code]) => code)}::text[])
      with ordinality as head (cycle, organisation, number) order by number`.execute(tx)
  return rows.map(({ removed }) => removed)
}

/** A casefile in which nothing was recorded for long, with its last event. */
type OldCasefile = Omit<RemovedCasefile, 'removedAt' | 'isGone'>

/** The removed casefiles, and their attached files in the folder, which the caller has to remove. */
type Removed = { readonly casefiles: readonly OldCasefile[]; readonly files: readonly string[] }

/** The tables that stay when a casefile is removed: public statuses, and those that have a retention period of their own. */
const tablesToKeep = ['statuses', 'outbox', 'received_mail', 'removed_casefiles', 'successions']

/** Casefiles in which nothing was recorded on or after `before`, such as 2013-11-23. `owner` owns the tables. */
export function oldCasefiles(owner: ConnectionUrl, before: string): Promise<readonly OldCasefile[]> {
  return asOwner(owner, (client) => findOld(client, before))
}

/**
 * Removes them from every table, all or none, and stores the last event of each, so that anchors naming it still prove
 * the rest. The service's own role cannot do this. `now` is an instant.
 */
export function removeCasefiles(owner: ConnectionUrl, before: string, now: string): Promise<Removed> {
  return asOwner(owner, async (client) => {
    await client.query('lock table dspt.casefiles in share row exclusive mode')
    const old = await findOld(client, before)
    const [codes, cycles] = [old.map(({ organisation }) => organisation), old.map(({ cycle }) => cycle)]
    // Before their rows, as a change of an organisation's type or region locks both in this order.
    await client.query('select from dspt.organisations where code = any($1) order by code for share', [codes])
    await client.query(
      `insert into dspt.removed_casefiles select *, $5::timestamptz
       from unnest($1::text[], $2::text[], $3::int[], $4::text[])
       on conflict (organisation, cycle, version) do update set hash = excluded.hash, removed_at = excluded.removed_at`,
      [codes, cycles, old.map(({ version }) => version), old.map(({ hash }) => hash), now],
    )
    const which = '(organisation, cycle) in (select * from unnest($1::text[], $2::text[]))'
    const { rows } = await client.query<{ id: string }>(
      `select id from dspt.attachments where stored_in = 'folder' and erased_at is null and ${which}`,
      [codes, cycles],
    )
    for (const table of (await tablesOfCasefiles(client)).toReversed()) {
      await client.query(`delete from dspt.${table} where ${which}`, [codes, cycles])
    }
    return { casefiles: old, files: rows.map(({ id }) => id) }
  })
}

async function findOld(client: pg.Client, before: string): Promise<readonly OldCasefile[]> {
  const { rows } = await client.query<OldCasefile>(
    `select c.organisation, c.cycle, c.version, e.hash from dspt.casefiles c
     join dspt.casefile_events e using (organisation, cycle, version)
     where e.on_day < $1 order by c.cycle, c.organisation`,
    [before],
  )
  return rows
}

/** Every table that names an organisation and a cycle belongs to a casefile; each comes after those it refers to. */
async function tablesOfCasefiles(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'dspt' and column_name in ('organisation', 'cycle')
     group by table_name having count(*) = 2`,
  )
  const named = new Set(rows.map(({ name }) => name))
  return (await tablesInOrder(client)).filter((name) => named.has(name) && !tablesToKeep.includes(name))
}

async function asOwner<Result>(owner: ConnectionUrl, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: owner, application_name: 'improvement plans, retention' })
  await client.connect()
  try {
    await client.query('begin')
    await seeEverything(client)
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}

import { sql } from 'kysely'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import type { Tx } from '../database/database.ts'
import { chainHash, firstPreviousHash } from './chain.ts'

/** The newest event of one casefile: cycle, organisation, version, hash. It holds nothing of the content. */
export type Head = readonly [cycle: CycleName, organisation: OdsCode, version: number, hash: string]

/** The heads that changed since the anchor before, chained to it. `root` covers everything recorded until then. */
export type Anchor = {
  readonly sequence: number
  readonly day: string
  readonly madeAt: string
  readonly heads: readonly Head[]
  readonly previousRoot: string
  readonly root: string
}

/** The root of an anchor: the hash of all its other fields. */
export function rootOf({ sequence, day, madeAt, heads, previousRoot }: Omit<Anchor, 'root'>): string {
  return chainHash(previousRoot, { sequence, day, madeAt, heads })
}

/** Anchors the events recorded since the last anchor; null where there are none. One at a time. */
export async function insertAnchor(tx: Tx, day: string, madeAt: string): Promise<Anchor | null> {
  await sql`select pg_advisory_xact_lock(hashtext('dspt anchors'))`.execute(tx)
  const heads = await unanchoredHeads(tx)
  if (heads.length === 0) return null
  const last = await tx
    .selectFrom('anchors')
    .select(['sequence', 'root'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  const unsealed = {
    sequence: (last?.sequence ?? 0) + 1,
    day,
    madeAt,
    heads,
    previousRoot: last?.root ?? firstPreviousHash,
  }
  const anchor = { ...unsealed, root: rootOf(unsealed) }
  await tx
    .insertInto('anchors')
    .values({
      sequence: anchor.sequence,
      day,
      made_at: madeAt,
      heads: JSON.stringify(heads),
      previous_root: anchor.previousRoot,
      root: anchor.root,
    })
    .execute()
  return anchor
}

async function unanchoredHeads(tx: Tx): Promise<readonly Head[]> {
  const { rows } = await sql<{ cycle: CycleName; organisation: OdsCode; version: number; hash: string }>`
    with moved as (
      update casefiles set anchored_version = version where anchored_version < version
      returning organisation, cycle, version
    )
    select cycle, organisation, version, hash from moved join casefile_events using (organisation, cycle, version)
    order by cycle, organisation`.execute(tx)
  return rows.map(({ cycle, organisation, version, hash }) => [cycle, organisation, version, hash] as const)
}

/** The next anchor after a sequence number; null after the last. */
export async function anchorAfter(tx: Tx, after: number): Promise<Anchor | null> {
  const { rows } = await sql<Anchor>`
    select sequence, day, made_at as "madeAt", heads, previous_root as "previousRoot", root
    from anchors where sequence > ${after}::bigint order by sequence limit 1`.execute(tx)
  return rows[0] ?? null
}

/** The root of the anchor with a sequence number; null where there is none. */
export async function rootOfAnchor(tx: Tx, sequence: number): Promise<string | null> {
  const row = await tx.selectFrom('anchors').select('root').where('sequence', '=', sequence).executeTakeFirst()
  return row?.root ?? null
}

/** Those of the heads whose casefile has no event of that version with that hash. */
export async function headsNotInRecord(tx: Tx, heads: readonly Head[]): Promise<readonly Head[]> {
  if (heads.length === 0) return []
  const { rows } = await sql<{ number: number }>`
    select number from unnest(${heads.map(([cycle]) => cycle)}::text[], ${heads.map(([, code]) => code)}::text[],
      ${heads.map(([, , version]) => versionOrNone(version))}::int[], ${heads.map(([, , , hash]) => hash)}::text[])
      with ordinality as head (cycle, organisation, version, hash, number)
    where not exists (
      select from casefile_events e join casefiles using (organisation, cycle)
      where e.organisation = head.organisation and e.cycle = head.cycle and e.version = head.version and e.hash = head.hash
    )`.execute(tx)
  const numbers = new Set(rows.map(({ number }) => number))
  return heads.filter((_, index) => numbers.has(index + 1))
}

/** A forged anchor may name anything as a version; no event has version 0. */
function versionOrNone(version: number): number {
  return Number.isInteger(version) && version > 0 && version < 2 ** 31 ? version : 0
}

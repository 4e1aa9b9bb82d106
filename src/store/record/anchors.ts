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

/** Every anchor, oldest first. */
export async function allAnchors(tx: Tx): Promise<readonly Anchor[]> {
  const rows = await tx.selectFrom('anchors').selectAll().orderBy('sequence').execute()
  return rows.map(({ sequence, day, made_at, heads, previous_root, root }) => ({
    sequence,
    day,
    madeAt: made_at,
    heads: heads as readonly Head[],
    previousRoot: previous_root,
    root,
  }))
}

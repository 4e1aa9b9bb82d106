import type { Selectable } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { GuidanceChange } from '../../core/guidance/change.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { Tx } from '../database/database.ts'
import type { GuidanceProposalsTable } from '../database/tables.ts'

/** A change that waits for a second person, or its outcome. */
export type Proposal = {
  readonly id: string
  readonly cycle: CycleName
  readonly state: 'proposed' | 'issued' | 'withdrawn'
  readonly change: GuidanceChange
  readonly proposedBy: { readonly id: string; readonly name: string }
  readonly proposedOn: Day
  readonly settledBy: string | null
  readonly settledOn: Day | null
  readonly count: EffectCount
}

/** How far counting its effects has come. `countedFor` names the day and the guidance it was counted for. */
type EffectCount = {
  readonly state: 'none' | 'counting' | 'counted'
  readonly run: number
  readonly countedFor: string
  readonly counted: number
  readonly toCount: number
}

/** Stores a proposal; gives its id. */
export async function insertProposal(
  tx: Tx,
  cycle: CycleName,
  change: GuidanceChange,
  by: { readonly id: string; readonly name: string; readonly on: Day; readonly at: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('guidance_proposals')
    .values({
      cycle,
      content: JSON.stringify(change),
      proposed_by: by.id,
      proposed_by_name: by.name,
      proposed_on: by.on,
      proposed_at: by.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** `id` has to be a UUID. */
export async function proposalById(tx: Tx, id: string): Promise<Proposal | null> {
  const row = await tx.selectFrom('guidance_proposals').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : proposalOf(row)
}

/** The proposals that wait to be confirmed or withdrawn, oldest first. */
export async function waitingProposals(tx: Tx, cycle: CycleName): Promise<readonly Proposal[]> {
  const rows = await tx
    .selectFrom('guidance_proposals')
    .selectAll()
    .where('cycle', '=', cycle)
    .where('state', '=', 'proposed')
    .orderBy('proposed_at')
    .execute()
  return rows.map(proposalOf)
}

/** Settles a proposal that still waits; false where somebody settled it meanwhile. */
export async function settleProposal(
  tx: Tx,
  id: string,
  state: 'issued' | 'withdrawn',
  by: { readonly id: string; readonly name: string; readonly on: Day },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('guidance_proposals')
    .set({ state, settled_by: by.id, settled_by_name: by.name, settled_on: by.on })
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

function proposalOf(row: Selectable<GuidanceProposalsTable>): Proposal {
  return {
    id: row.id,
    cycle: row.cycle as CycleName,
    state: row.state,
    change: row.content as GuidanceChange,
    proposedBy: { id: row.proposed_by, name: row.proposed_by_name },
    proposedOn: row.proposed_on as Day,
    settledBy: row.settled_by_name,
    settledOn: row.settled_on as Day | null,
    count: {
      state: row.count_state,
      run: row.count_run,
      countedFor: row.counted_for,
      counted: row.counted,
      toCount: row.to_count,
    },
  }
}

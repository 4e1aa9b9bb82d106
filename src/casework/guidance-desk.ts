import type { Actor } from '../core/actor.ts'
import { type IssuedChange, withChanges } from '../core/guidance/change.ts'
import { type CycleName, cycle } from '../core/guidance/cycles.ts'
import { valueOn } from '../core/guidance/dated.ts'
import type { CycleGuidance } from '../core/guidance/guidance.ts'
import { type PreparedAmendment, preparedAmendments } from '../core/guidance/prepared-amendments.ts'
import { may } from '../core/permissions.ts'
import { changesOf } from '../store/cycles.ts'
import { type Proposal, waitingProposals } from '../store/guidance-proposals.ts'
import type { Casework } from './casework.ts'
import { scopeOf } from './scope.ts'

/** Everything about the guidance of one cycle that its lead works with. */
export type GuidanceDesk = {
  /** null where the guidance of the cycle is not known: nothing can be changed there. */
  readonly dated: CycleGuidance | null
  /** Oldest first. */
  readonly changes: readonly IssuedChange[]
  readonly waiting: readonly Proposal[]
  /** Ready to be reviewed and proposed; without those that hold already. */
  readonly prepared: readonly PreparedAmendment[]
}

/** The desk of a cycle, or null for whoever may not see it. */
export async function guidanceDesk(
  { database }: Casework,
  actor: Actor,
  name: CycleName,
): Promise<GuidanceDesk | null> {
  if (!may(actor, 'see-guidance-desk', null)) return null
  return database.inTransaction(await scopeOf(database, actor), async (tx) => {
    const base = cycle(name).guidance
    const changes = await changesOf(tx, name)
    const dated = base === null ? null : withChanges(base, changes)
    const prepared = preparedAmendments.filter((each) => each.cycle === name && dated !== null && !holds(each, dated))
    return { dated, changes, waiting: await waitingProposals(tx, name), prepared }
  })
}

function holds({ amendments }: PreparedAmendment, dated: CycleGuidance): boolean {
  return amendments.every(
    ({ key, from, value }) => JSON.stringify(valueOn<unknown>(dated[key], from)) === JSON.stringify(value),
  )
}

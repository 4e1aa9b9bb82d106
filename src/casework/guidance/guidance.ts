import type { Actor } from '../../core/actor.ts'
import type { Day } from '../../core/day.ts'
import { type IssuedChange, knownOn, latestInForce, withChanges } from '../../core/guidance/change.ts'
import { type CycleName, cycle } from '../../core/guidance/cycles.ts'
import { valueOn } from '../../core/guidance/dated.ts'
import type { CycleGuidance } from '../../core/guidance/guidance.ts'
import { type PreparedAmendment, preparedAmendments } from '../../core/guidance/prepared-amendments.ts'
import { may } from '../../core/permissions.ts'
import { changesOf, guidanceOf } from '../../store/guidance/guidance.ts'
import { type Proposal, waitingProposals } from '../../store/guidance/guidance-proposals.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'

/** A cycle's guidance with its changes, which is public; null where the guidance of the cycle is not known. */
export function guidanceOfCycle({ database }: Services, cycle: CycleName): Promise<CycleGuidance | null> {
  return guidanceOf(database.withoutScope, cycle)
}

/** G2: the guidance as it was known on a day, and as it is known now; null where the cycle's guidance is not known. */
export type GuidanceOnDayAndNow = {
  readonly asKnown: CycleGuidance
  readonly now: CycleGuidance
  /** Oldest first. */
  readonly changes: readonly IssuedChange[]
}

export async function guidanceOnDayAndNow(
  services: Services,
  name: CycleName,
  on: Day,
): Promise<GuidanceOnDayAndNow | null> {
  const base = cycle(name).guidance
  if (base === null) return null
  const changes = await changesOfCycle(services, name)
  return { asKnown: withChanges(base, knownOn(changes, on)), now: withChanges(base, changes), changes }
}

/** Every change of a cycle's guidance, oldest first; public, except who proposed and confirmed it. */
export function changesOfCycle({ database }: Services, name: CycleName): Promise<readonly IssuedChange[]> {
  return changesOf(database.withoutScope, name)
}

/** G4: the newest change of a cycle's guidance of which a part is in force today, for home pages; null where there is none. */
export async function latestChange(services: Services, name: CycleName): Promise<IssuedChange | null> {
  return latestInForce(await changesOfCycle(services, name), services.clock.today())
}

/** What the lead needs to change the guidance of one cycle. */
export type GuidanceWorkspace = {
  /** null where the guidance of the cycle is not known: nothing can be changed there. */
  readonly dated: CycleGuidance | null
  /** Oldest first. */
  readonly changes: readonly IssuedChange[]
  readonly waiting: readonly Proposal[]
  /** Ready to be reviewed and proposed; without those in force already. */
  readonly prepared: readonly PreparedAmendment[]
}

/** The guidance workspace of a cycle; null for those who may not see it. */
export async function guidanceWorkspace(
  { database }: Services,
  actor: Actor,
  name: CycleName,
): Promise<GuidanceWorkspace | null> {
  if (!may(actor, 'see-guidance-changes', null)) return null
  return database.inTransaction(scopeOf(actor), async (tx) => {
    const base = cycle(name).guidance
    const changes = await changesOf(tx, name)
    const dated = base === null ? null : withChanges(base, changes)
    const prepared = preparedAmendments.filter(
      (each) => each.cycle === name && dated !== null && !isInForce(each, dated),
    )
    return { dated, changes, waiting: await waitingProposals(tx, name), prepared }
  })
}

function isInForce({ amendments }: PreparedAmendment, dated: CycleGuidance): boolean {
  return amendments.every(
    ({ key, from, value }) => JSON.stringify(valueOn<unknown>(dated[key], from)) === JSON.stringify(value),
  )
}

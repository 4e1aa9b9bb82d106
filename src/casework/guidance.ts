import type { Day } from '../core/day.ts'
import { type IssuedChange, knownOn, latestInForce, withChanges } from '../core/guidance/change.ts'
import { type CycleName, cycle } from '../core/guidance/cycles.ts'
import type { CycleGuidance } from '../core/guidance/guidance.ts'
import { changesOf, guidanceOf } from '../store/cycles.ts'
import type { Casework } from './casework.ts'

/** A cycle's guidance with its amendments, public as it is; null where it is not known here. */
export function guidanceOfCycle({ database }: Casework, cycle: CycleName): Promise<CycleGuidance | null> {
  return guidanceOf(database.withoutScope, cycle)
}

/** G2: the guidance as it was known on a day, and as it is known now; null where the cycle's guidance is not known. */
export type GuidanceThenAndNow = {
  readonly asKnown: CycleGuidance
  readonly now: CycleGuidance
  /** Oldest first. */
  readonly changes: readonly IssuedChange[]
}

export async function guidanceThenAndNow(
  casework: Casework,
  name: CycleName,
  on: Day,
): Promise<GuidanceThenAndNow | null> {
  const base = cycle(name).guidance
  if (base === null) return null
  const changes = await changesOfCycle(casework, name)
  return { asKnown: withChanges(base, knownOn(changes, on)), now: withChanges(base, changes), changes }
}

/** Every change of a cycle's guidance, oldest first: public, but for who proposed and confirmed it. */
export function changesOfCycle({ database }: Casework, name: CycleName): Promise<readonly IssuedChange[]> {
  return changesOf(database.withoutScope, name)
}

/** G4: the newest change of a cycle's guidance of which something holds today; what home pages tell. */
export async function latestChange(casework: Casework, name: CycleName): Promise<IssuedChange | null> {
  return latestInForce(await changesOfCycle(casework, name), casework.clock.today())
}

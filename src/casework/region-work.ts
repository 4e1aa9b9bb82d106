import type { Actor, RegionalRole } from '../core/actor.ts'
import type { RegionCode } from '../core/organisation.ts'
import type { Casework } from './casework.ts'
import { type ListedTask, regionLists } from './region-lists.ts'
import { regionView } from './regions.ts'

/** What is asked of this person for a region: of the RDT team or of the Regional Security Lead, as they hold. */
export async function tasksInMyRegions(casework: Casework, actor: Actor): Promise<readonly ListedTask[]> {
  const held = actor.appointments.flatMap((each): { role: RegionalRole; region: RegionCode }[] =>
    'region' in each ? [each] : [],
  )
  const tasks = held.map(async ({ role, region }) => {
    const view = await regionView(casework, actor, region)
    if (view === null) return []
    return regionLists(view, casework.clock.today()).tasks.filter((task) => task.role === role)
  })
  return (await Promise.all(tasks)).flat()
}

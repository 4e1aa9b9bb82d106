import type { Casework } from '../../casework/casework.ts'
import { registerDownload } from '../../casework/register.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { ShownBySuccessor } from './players.ts'
import type { ShownOn } from './statuses.ts'

/**
 * How many organisations the public register shows otherwise on a day than the events do. Those shown by their
 * successor are left out: the register shows what is known of each organisation itself (S7).
 */
export async function tableFlaws(
  casework: Casework,
  cycle: CycleName,
  on: Day,
  statuses: readonly ShownOn[],
  successors: ShownBySuccessor,
): Promise<number> {
  const query = { search: '', type: null, region: null, status: null, cycle, on, page: 1 }
  const publications = await registerDownload(casework, query)
  const shown = new Map(publications.map((each) => [each.organisation, each.shown]))
  return statuses.filter(({ organisation: { code }, status }) => {
    const inTable = shown.get(code)
    return !successors.has(code) && (inTable === 'not-known' ? 'not-published' : inTable) !== status
  }).length
}

import type { CycleName } from '../core/guidance/cycles.ts'
import type { OdsCode } from '../core/organisation.ts'
import { keptCasefile } from '../store/kept-casefiles.ts'
import type { Casework } from './casework.ts'
import { serviceScope } from './scope.ts'

/**
 * One casefile whole, as JSON that `scripts/verify-export.mjs` proves without this service: each event with what its
 * hash is taken of. It holds the plan and its names. null where there is no such casefile.
 */
export async function exportCasefile(
  { database }: Pick<Casework, 'database'>,
  organisation: OdsCode,
  cycle: CycleName,
): Promise<string | null> {
  const kept = await database.inTransaction(serviceScope, (tx) => keptCasefile(tx, organisation, cycle))
  if (kept === null) return null
  const events = kept.events.map(({ hash, previousHash, typeColumn: _type, ...event }) => {
    const { by, on, guidance, version, recordedAt, ...payload } = event
    return { hash, previousHash, content: { organisation, cycle, version, by, on, guidance, payload, recordedAt } }
  })
  const about = { format: 'dspt-casefile-1', organisation, name: kept.organisation.name, cycle }
  return `${JSON.stringify({ ...about, events }, null, 1)}\n`
}

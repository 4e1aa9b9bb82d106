import { type Amendment, amend } from '../core/guidance/amendment.ts'
import { type CycleName, cycle } from '../core/guidance/cycles.ts'
import type { CycleGuidance } from '../core/guidance/guidance.ts'
import type { Tx } from './database.ts'

/** A cycle's guidance with every amendment issued so far; null where its guidance is not known here. */
export async function guidanceOf(tx: Tx, name: CycleName): Promise<CycleGuidance | null> {
  const base = cycle(name).guidance
  if (base === null) return null
  const rows = await tx
    .selectFrom('cycle_events')
    .select('payload')
    .where('cycle', '=', name)
    .where('type', '=', 'guidance-amended')
    .orderBy('version')
    .execute()
  return rows.reduce((guidance, { payload }) => amend(guidance, payload as Amendment<CycleGuidance>), base)
}

import type { Actor } from '../../core/actor.ts'
import type { PreparedAmendment } from '../../core/guidance/prepared-amendments.ts'
import { appendCycleEvent } from '../../store/cycle-events.ts'
import { nobody } from '../../store/database.ts'
import type { Casework } from '../casework.ts'

/** Issues a prepared change of guidance, from the day it was prepared for. */
export async function issueChange(
  { database, clock }: Casework,
  lead: Actor,
  { cycle, amendments }: PreparedAmendment,
): Promise<void> {
  const by = { id: lead.id, name: lead.name, role: 'lead' } as const
  await database.inTransaction(nobody, async (tx) => {
    for (const payload of amendments) {
      const event = {
        cycle,
        type: 'guidance-amended',
        payload,
        by,
        on: clock.today(),
        recordedAt: clock.now(),
      } as const
      await appendCycleEvent(tx, event)
    }
  })
}

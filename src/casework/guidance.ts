import type { CycleName } from '../core/guidance/cycles.ts'
import type { CycleGuidance } from '../core/guidance/guidance.ts'
import { guidanceOf } from '../store/cycles.ts'
import { nobody } from '../store/database.ts'
import type { Casework } from './casework.ts'

/** A cycle's guidance with its amendments, public as it is; null where it is not known here. */
export function guidanceOfCycle({ database }: Casework, cycle: CycleName): Promise<CycleGuidance | null> {
  return database.inTransaction(nobody, (tx) => guidanceOf(tx, cycle))
}

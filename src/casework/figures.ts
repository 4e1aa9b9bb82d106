import { type Figures, readFigures } from '../store/figures.ts'
import type { Casework } from './casework.ts'
import { serviceScope } from './scope.ts'

/** How the service stands, in numbers, for whoever watches it. */
export function figures({ database, clock }: Casework): Promise<Figures> {
  return database.inTransaction(serviceScope, (tx) => readFigures(tx, clock.now()))
}

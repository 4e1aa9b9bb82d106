import { type Figures, readFigures } from '../store/database/figures.ts'
import { type OpenQueues, openQueues as openStoreQueues } from '../store/database/queues.ts'
import { serviceScope } from './scope.ts'
import type { Services } from './services.ts'

/** Whether the service can do its work now: its database answers. */
export async function isReady({ database }: Pick<Services, 'database'>): Promise<boolean> {
  try {
    await database.answers()
    return true
  } catch {
    return false
  }
}

/** The service's figures for whoever monitors it. */
export function readFiguresForOperator({ database, clock }: Services): Promise<Figures> {
  return database.inTransaction(serviceScope, (tx) => readFigures(tx, clock.now()))
}

/** Opens the queues for the worker: jobs, pages and command lines do not import from the store themselves. */
export function openQueues(connection: string, onError: (error: Error) => void): Promise<OpenQueues> {
  return openStoreQueues(connection, onError)
}

import { queuedLetters } from '../store/letters.ts'
import { enqueue } from '../store/queues.ts'
import type { Casework } from './casework.ts'
import { serviceScope } from './scope.ts'

/** Queues every letter that was not sent when a backup was taken: the queue itself is in no backup. Gives how many. */
export async function requeueLetters({ database }: Pick<Casework, 'database'>): Promise<number> {
  return database.inTransaction(serviceScope, async (tx) => {
    const ids = await queuedLetters(tx)
    for (const id of ids) await enqueue(tx, 'deliver-letter', { id })
    return ids.length
  })
}

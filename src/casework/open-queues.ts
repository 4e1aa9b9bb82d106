import { type OpenQueues, openQueues as openStoreQueues } from '../store/open-queues.ts'

/** The queues for whoever works them: the doors of the house do not reach into the store themselves. */
export function openQueues(connection: string, onError: (error: Error) => void): Promise<OpenQueues> {
  return openStoreQueues(connection, onError)
}

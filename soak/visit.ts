import type { ConnectionUrl } from '../src/store/database/connection.ts'
import { visitEmbedded } from '../src/store/embedded/embedded-postgres.ts'

/** Runs some work in the embedded PostgreSQL of a data folder, whether the service is running or not. */
export async function visiting<T>(dataDir: string, work: (owner: ConnectionUrl) => Promise<T>): Promise<T> {
  const start = await visitEmbedded({ dataDir })
  if (!start.started) throw new Error(start.because)
  try {
    return await work(start.postgres.owner)
  } finally {
    await start.postgres.stop()
  }
}

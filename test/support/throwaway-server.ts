import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConnectionUrl } from '../../src/store/connection.ts'
import { runningPostmaster } from '../../src/store/embedded/postmaster.ts'
import { startEmbedded } from '../../src/store/embedded-postgres.ts'

/** A PostgreSQL for tests, quick and forgetful, given by its owner's URL. It ends with this process and leaves no trace. */
export async function startThrowawayServer(): Promise<ConnectionUrl> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dspt-test-'))
  chmodSync(dataDir, 0o755)
  process.once('exit', () => remove(dataDir))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  const start = await startEmbedded({ dataDir, durable: false })
  if (!start.started) throw new Error(start.because)
  return start.postgres.owner
}

function remove(dataDir: string): void {
  const postmaster = runningPostmaster(join(dataDir, 'postgres'))
  if (postmaster !== null) process.kill(postmaster, 'SIGQUIT')
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConnectionUrl } from '../../src/store/connection.ts'
import { startEmbedded } from '../../src/store/embedded-postgres.ts'

/** A PostgreSQL for tests, quick and forgetful; `url` is its owner's. Stopping it removes every trace. */
export async function startThrowawayServer(): Promise<{ readonly url: ConnectionUrl; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dspt-test-'))
  chmodSync(dataDir, 0o755)
  const start = await startEmbedded({ dataDir, durable: false })
  if (!start.started) throw new Error(start.because)
  const stop = async () => {
    await start.postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { url: start.postgres.owner, stop }
}

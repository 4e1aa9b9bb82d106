import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConnectionUrl } from '../../src/store/database/connection.ts'
import { startEmbedded } from '../../src/store/embedded/embedded-postgres.ts'
import { runningPostmaster } from '../../src/store/embedded/postmaster.ts'
import { startServerOf } from './server-of-programs.ts'

const prefix = 'dspt-test-'

/**
 * A PostgreSQL for tests, quick and forgetful, given by its owner's URL: the embedded one, or one of the programs in a
 * folder. It ends with this process and leaves no trace.
 */
export async function startThrowawayServer(programs: string | null = null): Promise<ConnectionUrl> {
  for (const name of readdirSync(tmpdir()).filter(isLeftBehind)) remove(join(tmpdir(), name))
  const dataDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  chmodSync(dataDir, 0o755)
  process.once('exit', () => remove(dataDir))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  if (programs !== null) return startServerOf(programs, dataDir)
  const start = await startEmbedded({ dataDir, durable: false })
  if (!start.started) throw new Error(start.because)
  return start.postgres.owner
}

/** Whether a folder is left of a test process that was killed, by the process id in its name. */
function isLeftBehind(name: string): boolean {
  const [, pid] = /^dspt-test-(\d+)-/.exec(name) ?? []
  return pid !== undefined && !isAlive(Number(pid))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

function remove(dataDir: string): void {
  const postmaster = runningPostmaster(join(dataDir, 'postgres'))
  if (postmaster !== null) process.kill(postmaster, 'SIGQUIT')
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

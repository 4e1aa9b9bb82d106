import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startEmbedded } from './embedded-postgres.ts'

/** The outcome of removing a database, with the sentence that says why it stays. */
type Removal = { readonly removed: true } | { readonly removed: false; readonly because: string }

/**
 * Removes the embedded database from `dataDir` with its logs, and nothing else in the folder. It stays while a service
 * runs on it, and where it does not look like one that this service has made.
 */
export async function removeEmbedded(dataDir: string): Promise<Removal> {
  const folder = resolve(dataDir)
  const cluster = join(folder, 'postgres')
  if (!existsSync(cluster)) return stays(`There is nothing to reset: ${folder} holds no database.`)
  if (!isOurs(cluster)) {
    return stays(`${cluster} does not look like a database that this service has made: nothing was deleted.`)
  }
  const start = await startEmbedded({ dataDir })
  if (!start.started) return stays(start.because)
  await start.postgres.stop()
  remove(folder, cluster)
  return { removed: true }
}

/** Only this service uses a private socket and no network. A database that never ran holds nothing of ours. */
function isOurs(cluster: string): boolean {
  const command = join(cluster, 'postmaster.opts')
  if (!existsSync(join(cluster, 'PG_VERSION')) || !existsSync(command)) return false
  const started = readFileSync(command, 'utf8')
  return started.includes('"listen_addresses="') && started.includes('"unix_socket_permissions=0700"')
}

/** Moves it aside first, so that a service that starts meanwhile finds all of it or nothing. */
function remove(folder: string, cluster: string): void {
  const aside = join(folder, `removed-${process.pid}`)
  renameSync(cluster, aside)
  for (const path of [aside, join(folder, 'postgres.log'), join(folder, 'postgres.log.1')]) {
    rmSync(path, { recursive: true, force: true })
  }
}

function stays(because: string): Removal {
  return { removed: false, because }
}

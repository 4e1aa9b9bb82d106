import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canReach, type ServerUser, serverUser } from './server-user.ts'

/** The folders of one embedded PostgreSQL, and the user that it runs as. */
export type Places = {
  readonly dataDir: string
  readonly cluster: string
  readonly socket: string
  readonly log: string
  readonly user: ServerUser
}

/** The longest path that a socket may have: 107 bytes on Linux, 103 on macOS. */
const longestSocketPath = 103
const socketName = '/.s.PGSQL.5432'

/** Makes the data folder and the private socket folder where they are missing. */
export function placesIn(folder: string): Places {
  mkdirSync(folder, { recursive: true })
  const dataDir = realpathSync(folder)
  const cluster = join(dataDir, 'postgres')
  const user = serverUser(cluster)
  refuseAnotherUsers(cluster, user)
  return { dataDir, cluster, user, socket: socketFolder(dataDir, user), log: join(dataDir, 'postgres.log') }
}

function refuseAnotherUsers(cluster: string, user: ServerUser): void {
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid
  if (user !== null || owner === undefined || owner === process.getuid?.()) return
  throw new Error(
    `${cluster} belongs to another user: start the service as that user, or set DATA_DIR to another folder`,
  )
}

/** Beside the data; where that path is too long or the user cannot reach it, a short one named after the data folder. */
function socketFolder(dataDir: string, user: ServerUser): string {
  const name = `dspt-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  const beside = canReach(user, dataDir) ? [join(dataDir, 'socket')] : []
  const elsewhere = [tmpdir(), '/tmp'].filter((folder) => canReach(user, folder)).map((folder) => join(folder, name))
  const chosen = [...beside, ...elsewhere].find((path) => Buffer.byteLength(path + socketName) <= longestSocketPath)
  if (chosen === undefined)
    throw new Error('PostgreSQL’s socket needs a folder with a short name: set TMPDIR to one that every user may enter')
  return privateFolder(chosen, user)
}

/** This folder alone protects the database, so it must belong to the user and be closed to everybody else. */
export function privateFolder(path: string, user: ServerUser): string {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const { uid } = lstatSync(path)
  if (user !== null && uid === process.getuid?.()) chownSync(path, user.uid, user.gid)
  const found = lstatSync(path)
  if (!found.isDirectory() || found.uid !== (user?.uid ?? process.getuid?.())) {
    throw new Error(`${path} belongs to another user: remove it, or start the service as the user it belongs to`)
  }
  chmodSync(path, 0o700)
  return path
}

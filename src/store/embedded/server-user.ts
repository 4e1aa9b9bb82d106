import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** The user that PostgreSQL runs as; null is the user of this process. PostgreSQL refuses to run as root. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null

/** The owner of the data if there is any yet, else the machine's `postgres`, else `nobody`. */
export function serverUser(data: string): ServerUser {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(data, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return account('postgres') ?? account('nobody')
}

/** Whether `user` may enter `folder` and every folder above it. Checks permission bits only, no access lists. */
export function canReach(user: ServerUser, folder: string): boolean {
  if (user === null) return true
  const above = dirname(resolve(folder))
  return canEnter(user, folder) && (above === resolve(folder) || canReach(user, above))
}

function canEnter({ uid, gid }: NonNullable<ServerUser>, folder: string): boolean {
  const { mode, uid: owner, gid: group } = statSync(folder)
  if (owner === uid) return (mode & 0o100) !== 0
  if (group === gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}

function account(name: string): ServerUser {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) }
}

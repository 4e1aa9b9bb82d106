// Finds a program that tests need, or installs it from the distribution if that is allowed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * The path of a program: the one that an environment variable names, one of the usual places, or freshly installed.
 * Throws with the command that installs it where there is none and none may be installed. Of several `packages` the
 * first that the distribution has is installed.
 */
export function ensureProgram({ name, setting, usual, packages, why }) {
  const find = () => [process.env[setting] ?? '', ...usual].find((path) => path !== '' && existsSync(path)) ?? null
  const commands = [packages].flat().map((each) => `apt-get install -y --no-install-recommends ${each}`)
  if (find() === null && mayInstall()) install(name, commands)
  const found = find()
  if (found !== null) return found
  throw new Error(
    `${why} need ${name}. Install it with: sudo apt-get update && sudo ${commands.join(' || sudo ')}\nor set ${setting} to its path.`,
  )
}

/** Long enough for a slow mirror, in milliseconds. */
const timeout = 900_000

function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function install(name, commands) {
  console.log(`Installing ${name} from the distribution…`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('sh', ['-c', `apt-get update -qq && (${commands.join(' || ')}) >&2`], {
    stdio: ['ignore', 2, 2],
    timeout,
    env,
  })
}

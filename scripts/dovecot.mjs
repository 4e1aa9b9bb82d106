// Finds the Dovecot for the tests of the mailbox; installs it from the distribution where that is allowed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const usual = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/usr/bin/dovecot', '/opt/homebrew/sbin/dovecot']
const command = 'apt-get install -y --no-install-recommends dovecot-imapd'

/** The path of a Dovecot; throws with the command that installs one where there is none and none may be installed. */
export function ensureDovecot() {
  const found = dovecotPath()
  if (found !== null) return found
  if (mayInstall()) install()
  const installed = dovecotPath()
  if (installed !== null) return installed
  throw new Error(
    `The tests of the mailbox need Dovecot. Install it with: sudo apt-get update && sudo ${command}\nor set DOVECOT to its path.`,
  )
}

function dovecotPath() {
  return [process.env.DOVECOT ?? '', ...usual].find((path) => path !== '' && existsSync(path)) ?? null
}

function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function install() {
  console.log('Installing Dovecot from the distribution…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('sh', ['-c', `apt-get update -qq && ${command} >&2`], { stdio: ['ignore', 2, 2], env })
}

// Finds the Chromium for the browser tests; installs it from the distribution where that is allowed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']
const command = 'apt-get install -y --no-install-recommends chromium'

/** The path of a Chromium; throws with the command that installs one where there is none and none may be installed. */
export function ensureBrowser() {
  const found = browserPath()
  if (found !== null) return found
  if (mayInstall()) install()
  const installed = browserPath()
  if (installed !== null) return installed
  throw new Error(
    `The browser tests need Chromium. Install it with: sudo apt-get update && sudo ${command}\nor set CHROMIUM to its path.`,
  )
}

function browserPath() {
  return [process.env.CHROMIUM ?? '', ...usual].find((path) => path !== '' && existsSync(path)) ?? null
}

function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function install() {
  console.log('Installing Chromium from the distribution…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('sh', ['-c', `apt-get update -qq && ${command} >&2`], { stdio: ['ignore', 2, 2], env })
}

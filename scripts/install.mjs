// Installs what package-lock.json names, where it is missing or another version: node scripts/install.mjs
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = dirname(dirname(fileURLToPath(import.meta.url)))

/** Without the warnings that the machine's own Node is old for a package: it only installs. Says on standard error what it does: standard output belongs to the command that needs the packages. */
export function ensureInstalled() {
  if (isInstalled()) return
  console.error('Installing packages…')
  // With the development packages, whatever NODE_ENV is: the build needs them.
  const { status } = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  if (status !== 0) throw new Error('The packages could not be installed: see what npm says above')
}

/** Whether an operator has built the service and then left the development packages out. */
export function isDeployed() {
  const isBuilt = existsSync(join(project, 'dist/src/main.js'))
  // The link to our own folder is not marked as for development, though what it links to is.
  const runs = ({ dev, link }) => dev !== true && link !== true
  return isBuilt && !existsSync(join(project, 'node_modules/runtime')) && isInstalled(runs)
}

/** Compares with the lock file that npm writes into node_modules about what it has installed. */
function isInstalled(isWanted = () => true) {
  const installedLock = join(project, 'node_modules/.package-lock.json')
  if (!existsSync(installedLock)) return false
  const installed = packagesIn(installedLock)
  const locked = Object.entries(packagesIn(join(project, 'package-lock.json')))
  return locked
    .filter(([path, each]) => path !== '' && isWanted(each))
    .every(([path, { version, optional }]) => {
      const found = installed[path]
      return found === undefined ? optional === true : found.version === version && existsSync(join(project, path))
    })
}

function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

function npm(args) {
  const options = { cwd: project, stdio: ['ignore', 2, 2], timeout: 900_000 }
  // On the Node that npm was started with: this one may be among the packages that are replaced.
  const { npm_execpath: script, npm_node_execpath: node = process.execPath } = process.env
  if (script?.endsWith('.js')) return spawnSync(node, [script, ...args], options)
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled()

// Before `npm start`: installs what is missing and builds what has changed; with --build also if an operator left the
// development packages out. Runs without any package, and on an older Node.
import { spawnSync } from 'node:child_process'
import { handOver, refuseOlderNode } from './hand-over.mjs'
import { ensureInstalled, isDeployed } from './install.mjs'

const isProduction = process.env.NODE_ENV === 'production'

try {
  if (isProduction) refuseOlderNode(operatorsNode())
  if (!isProduction || process.argv.includes('--build') || !isDeployed()) await build()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

async function build() {
  ensureInstalled()
  await handOver()
  const { ensureBuilt } = await import('./build.mjs')
  await ensureBuilt()
}

/** The version of the Node that npm runs on: the one that runs this may come with the packages. */
function operatorsNode() {
  const node = process.env.npm_node_execpath ?? process.execPath
  return node === process.execPath
    ? process.version
    : spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()
}

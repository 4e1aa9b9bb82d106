// Continues on the Node that npm installs for this project, whichever Node the machine has. Uses no package.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'

const project = join(import.meta.dirname, '..')

/**
 * Runs the script that was called once more, on the project's Node, and ends this process as that one ends. Returns where
 * this is that Node already. Where npm has none for such a machine this one has to be new enough, else it throws.
 */
export async function handOver() {
  const node = projectsNode()
  if (node === null) return refuseOlderNode(process.version)
  if (realpathSync(node) === realpathSync(process.execPath)) return
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const [code, signal] = await once(child, 'exit')
  process.exit(code ?? 128 + constants.signals[signal])
}

/** Throws one sentence where a version, such as `v20.19.0`, is older than `engines` in package.json asks for. */
export function refuseOlderNode(version) {
  const { engines } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
  const oldest = Number(engines.node.replace('>=', ''))
  if (Number.parseInt(version.slice(1), 10) >= oldest) return
  throw new Error(`Node ${oldest} or later has to be installed, for this is Node ${version.slice(1)}.`)
}

function projectsNode() {
  const windows = process.platform === 'win32'
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`
  const path = join(project, 'node_modules', name, windows ? 'bin/node.exe' : 'bin/node')
  return existsSync(path) ? path : null
}

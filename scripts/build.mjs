// Builds dist from src if src has changed since the last build: node scripts/build.mjs
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(project, 'dist')
const stamp = join(dist, 'src/built-from.txt')

/** The service in dist/src as plain JavaScript with what it reads beside it, and in dist/assets what browsers fetch. */
export async function ensureBuilt() {
  const state = stateOfSources()
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== state) build(state)
  await import('./build-assets.mjs') // finds out itself whether there is anything to do
}

/** Builds in another folder and moves it when complete, so that a service is never started from half a build. */
function build(state) {
  mkdirSync(dist, { recursive: true })
  const fresh = mkdtempSync(join(dist, 'building-'))
  try {
    compile(fresh)
    cpSync(join(project, 'src'), fresh, { recursive: true, filter: isReadWhileRunning })
    writeFileSync(join(fresh, 'built-from.txt'), state)
    chmodSync(fresh, 0o755)
    rmSync(join(dist, 'src'), { recursive: true, force: true })
    renameSync(fresh, join(dist, 'src'))
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Does not check types: `npm test` does, and the start would take longer. */
function compile(folder) {
  const compiler = join(project, 'node_modules/typescript/bin/tsc')
  const args = [
    compiler,
    '-p',
    join(project, 'tsconfig.build.json'),
    '--rootDir',
    join(project, 'src'),
    '--outDir',
    folder,
  ]
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', timeout: 600_000 })
  if (status !== 0) throw new Error(`The service could not be compiled:\n${stdout}`)
}

function isReadWhileRunning(path) {
  return statSync(path).isDirectory() ? !path.endsWith('/fixtures') : /\.(sql|csv|json)$/.test(path)
}

/** Names, sizes and times instead of contents: this takes a few milliseconds when nothing has changed. */
function stateOfSources() {
  const state = createHash('sha256').update(process.version)
  const sources = readdirSync(join(project, 'src'), { recursive: true }).map((name) => join('src', name))
  for (const name of [
    ...sources.toSorted(),
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'scripts/build.mjs',
  ]) {
    const { size, mtimeMs } = statSync(join(project, name))
    state.update(`${name} ${size} ${mtimeMs}\n`)
  }
  return state.digest('hex')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureBuilt()

// Runs every test: types, lint, Node's own runner, then the stories in a browser. Ends with one line over all of it.
// With --server on a PostgreSQL 15 of the machine instead of the embedded one.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { handOver } from './hand-over.mjs'
import { ensureInstalled } from './install.mjs'
import { nodeTests } from './node-tests.mjs'

const project = join(import.meta.dirname, '..')
const onServer = process.argv.includes('--server')
const scratch = mkdtempSync(join(tmpdir(), 'dspt-tests-'))
const counts = { passed: 0, failed: 0 }
/** What git sees before anything is installed; handed over with the run. */
process.env.FILES_BEFORE ??= filesOfGit()
/** No tool takes as long, in milliseconds; the stories are many and take longer. */
const longest = 600_000

process.chdir(project)
try {
  await runAll()
} catch (error) {
  console.error(error.message)
  counts.failed += 1
}
rmSync(scratch, { recursive: true, force: true })
console.log(`${counts.passed} passed, ${counts.failed} failed`)
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1)

async function runAll() {
  ensureInstalled()
  await handOver()
  const [{ ensureBrowser }, { ensureBuilt }] = [await import('./browser.mjs'), await import('./build.mjs')]
  const [{ ensureDovecot }, { ensureClamd }] = [await import('./dovecot.mjs'), await import('./clamd.mjs')]
  const [chromium, dovecot, clamd] = [ensureBrowser(), ensureDovecot(), ensureClamd()]
  await ensureBuilt()
  checkOne('types', 'node_modules/typescript/bin/tsc', ['--noEmit'])
  checkOne('lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '.'])
  const server = await startServer()
  try {
    console.log('\n== core, database and pages')
    const { passed, failed } = await nodeTests(
      { TEST_SERVER: server.url, DOVECOT: dovecot, CLAMD_PROGRAM: clamd },
      scratch,
    )
    count(passed, failed)
    if (passed === 0) throw new Error('Node’s test runner ran no test')
    browserTests({ TEST_SERVER: server.url, CHROMIUM: chromium, SERVICE: join(project, 'dist/src/main.js') })
  } finally {
    await server.stop()
  }
  checkFiles()
}

/** Neither command may change or leave a file that git sees. `npm start` installs, builds and serves as this run does. */
function checkFiles() {
  console.log('\n== files')
  const [before, now] = [process.env.FILES_BEFORE, filesOfGit()]
  if (now !== before) console.log(`git status said before:\n${before}and says now:\n${now}`)
  count(now === before ? 1 : 0, now === before ? 0 : 1)
}

/** Nothing where there is no git, or no repository. */
function filesOfGit() {
  const { status, stdout } = spawnSync('git', ['status', '--porcelain'], { cwd: project, encoding: 'utf8' })
  return status === 0 ? stdout : ''
}

/** A tool that passes or fails as a whole counts as one test. */
function checkOne(name, script, args) {
  console.log(`\n== ${name}`)
  const { status } = spawnSync(process.execPath, [join(project, script), ...args], {
    stdio: 'inherit',
    timeout: longest,
  })
  count(status === 0 ? 1 : 0, status === 0 ? 0 : 1)
}

/** One PostgreSQL for the whole run; it ends when its standard input does, so it cannot be left behind. */
async function startServer() {
  const programs = onServer ? [(await import('./postgresql.mjs')).ensurePostgresql()] : []
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/serve-database.ts', ...programs], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const [url] = await once(createInterface({ input: child.stdout }), 'line', { signal: AbortSignal.timeout(longest) })
  const stop = async () => {
    const wait = setTimeout(() => child.kill('SIGKILL'), longest)
    child.stdin.end()
    await ended
    clearTimeout(wait)
  }
  return { url, stop }
}

function browserTests(env) {
  console.log('\n== stories in a browser')
  const report = join(scratch, 'browser.json')
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '--reporter=dot,json'], {
    stdio: 'inherit',
    timeout: 5 * longest,
    env: { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, NODE_COMPILE_CACHE: join(scratch, 'compiled') },
  })
  const { stats } = JSON.parse(readFileSync(report, 'utf8'))
  count(stats.expected, stats.unexpected + stats.flaky + stats.skipped)
  if (stats.expected === 0) throw new Error('Playwright ran no test')
}

function count(passed, failed) {
  counts.passed += passed
  counts.failed += failed
}
